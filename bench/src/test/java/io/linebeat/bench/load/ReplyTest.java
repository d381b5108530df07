package io.linebeat.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final String TOTALS = "{\"success_count\":7,\"refused_count\":0}";

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 201 Created\ncontent-length: 37\nX: y\n\n" + TOTALS,
                "HTTP/1.1 201 \nTransfer-Encoding: chunked\n\n5;x=y\n{\"suc\n20\ncess_count\":7,\"refused_count\":0}\n0\n\n"
            })
    void anAnswerIsReadOnceAllOfItHasCome(String text) {
        byte[] bytes = bytes(text);
        for (int size = 0; size < bytes.length; size++) {
            assertThat(Reply.parse(bytes, size))
                    .as("of the first %s bytes", size)
                    .isNull();
        }

        Reply reply = requireNonNull(Reply.parse(bytes, bytes.length));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo(TOTALS);
        assertThat(reply.total("success_count")).isEqualTo(7);
        assertThat(reply.total("refused_count")).isZero();
        assertThat(reply.total("other")).isEqualTo(-1);
    }

    @Test
    void theTotalsOfAStreamedAnswerAreInItsLastLine() {
        byte[] lines = "{\"success_count\":1}\n{\"success_count\":2}\n".getBytes(UTF_8);
        byte[] head = bytes("HTTP/1.1 200 OK\nContent-Length: " + lines.length + "\n\n");
        byte[] all = new byte[head.length + lines.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(lines, 0, all, head.length, lines.length);

        assertThat(requireNonNull(Reply.parse(all, all.length)).total("success_count"))
                .isEqualTo(2);
    }

    @Test
    void whatIsTurnedAwaySaysWhenToComeBack() {
        Reply reply = requireNonNull(
                Reply.parse(bytes("HTTP/1.1 503 Busy\nRetry-After: 2\nConnection: close\nContent-Length: 0\n\n"), 76));

        assertThat(reply.retryAfter()).isEqualTo(2);
        assertThat(reply.closes()).isTrue();
    }
}
