package io.serai.store.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** etc/io.serai.store.cfg; SERAI_DB_URL, SERAI_DB_USER and SERAI_DB_PASSWORD win over it. */
@ObjectClassDefinition(name = "Serai Store", description = "Where the hub's database is.")
@interface StoreConfig {
    @AttributeDefinition(
            description = "derby, jdbc:derby:FOLDER;create=true or postgresql://USER:PASSWORD@HOST:PORT/DB")
    String url() default "jdbc:derby:${serai.data}/db;create=true";

    @AttributeDefinition(description = "User name at the database; empty: the one in the address")
    String user() default "";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "Password; empty: the one in the address")
    String password() default "";
}
