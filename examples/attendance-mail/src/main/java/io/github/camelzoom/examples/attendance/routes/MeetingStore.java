package io.github.camelzoom.examples.attendance.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.processor.aggregate.jdbc.JdbcAggregationRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database: logs of meetings that run, logs of those that are over until their mail is sent, and which were mailed.
 * Any other that JDBC reaches would do.
 */
public final class MeetingStore implements AutoCloseable {
    private static final String TABLE = "meetings";
    private static final List<String> TABLES = List.of(TABLE, TABLE + "_completed");

    private final JdbcConnectionPool connections;
    private final JdbcAggregationRepository logs;
    private final JdbcMessageIdRepository mailed;
    private final Duration checkInterval;

    /** How often something is looked at: which meetings are over, and which mails are to be tried again, and how often. */
    public record Pace(Duration check, Duration retry, int retries) {}

    private MeetingStore(JdbcConnectionPool connections, Pace pace) {
        this.connections = connections;
        checkInterval = pace.check();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connections);
        JdbcTemplate jdbc = new JdbcTemplate(connections);
        TABLES.forEach(table -> jdbc.execute("CREATE TABLE IF NOT EXISTS " + table
                + " (id VARCHAR(255) PRIMARY KEY, exchange BLOB NOT NULL, version BIGINT NOT NULL)"));
        logs = new JdbcAggregationRepository(transactions, TABLE, connections);
        logs.setRecoveryInterval(pace.retry().toMillis());
        logs.setMaximumRedeliveries(pace.retries());
        logs.setDeadLetterUri("direct:given-up");
        mailed = new JdbcMessageIdRepository(connections, new TransactionTemplate(transactions), "mail");
    }

    /** Opens the one in the folder, or makes it. */
    public static MeetingStore open(Path folder, Pace pace) {
        return new MeetingStore(JdbcConnectionPool.create(url(folder), "sa", ""), pace);
    }

    /** Where JDBC finds the one in the folder. Without a delay of writing, what is committed outlives the process. */
    public static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve(TABLE) + ";WRITE_DELAY=0";
    }

    JdbcAggregationRepository logs() {
        return logs;
    }

    IdempotentRepository mailed() {
        return mailed;
    }

    Duration checkInterval() {
        return checkInterval;
    }

    /** UUIDs of the meetings that are not over. */
    public Set<String> openMeetings() {
        return logs.getKeys();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
