package io.serai.store.internal;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/**
 * Instants as UTC timestamps. JDBC otherwise converts through the JVM's zone, where the hour that is skipped in spring
 * does not exist and the one in autumn exists twice.
 */
public final class UtcTimestampBinding implements Binding<Timestamp, Instant> {
    private static final long serialVersionUID = 1L;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    @Override
    public Converter<Timestamp, Instant> converter() {
        return Converter.ofNullable(
                Timestamp.class,
                Instant.class,
                Timestamp::toInstant,
                instant -> Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(context.convert(converter()).value(), java.sql.Timestamp.class));
        } else if (context.dialect().family() == SQLDialect.DERBY) {
            // Derby cannot guess a parameter's type everywhere that jOOQ puts one
            context.render().sql("cast(").sql(context.variable()).sql(" as timestamp)");
        } else {
            context.render().sql(context.variable());
        }
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        context.statement()
                .setTimestamp(context.index(), context.convert(converter()).value(), utc());
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.convert(converter()).value(context.resultSet().getTimestamp(context.index(), utc()));
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        context.convert(converter()).value(context.statement().getTimestamp(context.index(), utc()));
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("UtcTimestampBinding is not for user-defined types");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("UtcTimestampBinding is not for user-defined types");
    }

    /** Drivers change the calendar they are given, so each call gets its own. */
    private static Calendar utc() {
        return new GregorianCalendar(UTC);
    }
}
