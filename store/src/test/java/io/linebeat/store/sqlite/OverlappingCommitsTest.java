package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.StoreFailed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// While one commit is under way the next group is worked in already, upon facts of which nobody knows yet whether
/// they will stay.
class OverlappingCommitsTest {
    @TempDir
    private Path folder;

    private DataFolder opened;
    private Writer writer;
    private volatile Disk disk = Connection::commit;

    /// What the disk does with a commit.
    @FunctionalInterface
    private interface Disk {
        void commit(Connection connection) throws SQLException;
    }

    @BeforeEach
    void open() throws Exception {
        opened = DataFolder.open(folder);
        Connection connection = opened.writerSource().getConnection();
        writer = new Writer(
                onDisk(connection),
                new Directory(),
                Rules.USUAL,
                Capacity.USUAL,
                new PageCache(),
                () -> Numbered.NOW,
                CommitListener.DEAF);
        Numbered.roster().workers().forEach(worker -> writer.write(desk -> Registry.register(desk, worker)));
        Numbered.roster().stations().forEach(station -> writer.write(desk -> Registry.register(desk, station)));
    }

    private Connection onDisk(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        disk.commit(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void close() {
        writer.close();
        opened.close();
    }

    private FutureTask<List<Receipt>> send(int from, int facts) {
        FutureTask<List<Receipt>> task = new FutureTask<>(() -> writer.record(Numbered.intake(from, facts), null));
        Thread.ofPlatform().start(task);
        return task;
    }

    /// The first commit is held up until the second group was worked in and waits for it; then it ends as it is told.
    private List<FutureTask<List<Receipt>>> secondUponFirst(Disk end) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        disk = connection -> {
            disk = Connection::commit;
            begun.countDown();
            await(go);
            end.commit(connection);
        };
        FutureTask<List<Receipt>> first = send(0, 20);
        begun.await();
        FutureTask<List<Receipt>> second = send(0, 30);
        Deadline.until(OverlappingCommitsTest::isTheWriterWaiting);
        assertThat(first).isNotDone();
        go.countDown();
        return List.of(first, second);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTheWriterWaiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("store-writer"))
                .flatMap(entry -> Arrays.stream(entry.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(Committer.class.getName())
                        && frame.getMethodName().equals("await"));
    }

    private static SQLException failing(SQLiteErrorCode code) {
        return new SQLiteException("pretended", code);
    }

    @Test
    void theNextGroupIsWorkedInWhileTheDiskIsBusyWithTheLast() throws Exception {
        List<FutureTask<List<Receipt>>> sent = secondUponFirst(Connection::commit);

        assertThat(sent.get(0).get()).hasSize(20).contains(Receipt.NEW);
        assertThat(sent.get(1).get().subList(0, 20)).as("came before").allMatch(Receipt::isDuplicate);
        assertThat(sent.get(1).get()).contains(Receipt.NEW);
    }

    @Test
    void whatWasWorkedInUponACommitThatFailedIsWorkedInWithoutIt() throws Exception {
        List<FutureTask<List<Receipt>>> sent = secondUponFirst(_ -> {
            throw failing(SQLiteErrorCode.SQLITE_FULL);
        });

        assertThatThrownBy(sent.get(0)::get).hasCauseInstanceOf(Busy.class).hasMessageContaining("disk is full");
        assertThat(sent.get(1).get()).hasSize(30).containsOnly(Receipt.NEW);
        assertThat(writer.published().book().facts()).isEqualTo(30);
    }

    @Test
    void afterADiskThatFailedForGoodNobodyIsAcknowledged() throws Exception {
        for (FutureTask<List<Receipt>> task : secondUponFirst(_ -> {
            throw failing(SQLiteErrorCode.SQLITE_IOERR);
        })) {
            assertThatThrownBy(task::get).hasCauseInstanceOf(StoreFailed.class);
        }
        assertThatThrownBy(send(50, 1)::get).hasCauseInstanceOf(StoreFailed.class);
        assertThat(writer.published().book().facts()).isZero();
    }

    @Test
    void whoIsAloneHearsOfAFailedCommitToo() {
        disk = _ -> {
            disk = Connection::commit;
            throw failing(SQLiteErrorCode.SQLITE_FULL);
        };

        assertThatThrownBy(send(0, 5)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Busy.class);
    }

    @Test
    void wrongWorkUponACommitThatFailedFailsForItsOwnReason() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        disk = _ -> {
            disk = Connection::commit;
            begun.countDown();
            await(go);
            throw failing(SQLiteErrorCode.SQLITE_FULL);
        };
        FutureTask<List<Receipt>> first = send(0, 5);
        begun.await();
        FutureTask<Integer> second = new FutureTask<>(() -> writer.write(_ -> {
            throw new IllegalStateException("changed my mind");
        }));
        Thread.ofPlatform().start(second);
        Deadline.until(OverlappingCommitsTest::isTheWriterWaiting);
        go.countDown();

        assertThatThrownBy(first::get).hasCauseInstanceOf(Busy.class);
        assertThatThrownBy(second::get).hasMessageContaining("changed my mind");
        assertThat(send(0, 5).get()).containsOnly(Receipt.NEW);
    }
}
