package io.serai.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth another try, and what is not. */
class SqlErrorsTest {
    private static DataAccessException failure(String state) {
        return new DataAccessException("insert", new SQLException("no", state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08003", "08006", "57P01", "XJ040", "XSDG1", "XSLA4"})
    void theDatabaseIsAwayAlsoWhenDerbyHasClosedItBecauseTheDiskIsFull(String state) {
        assertThat(SqlErrors.isLost(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40XL1", "53300", "53100"})
    void theDatabaseIsBusyAlsoWhenPostgresqlHasNoDiskLeft(String state) {
        assertThat(SqlErrors.isBusy(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42X05"})
    void aBadRowStaysBad(String state) {
        assertThat(SqlErrors.isBusy(failure(state)) || SqlErrors.isLost(failure(state)))
                .isFalse();
    }
}
