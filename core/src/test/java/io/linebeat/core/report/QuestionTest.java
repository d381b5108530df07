package io.linebeat.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import org.junit.jupiter.api.Test;

class QuestionTest {

    @Test
    void aWindowEndsAtTheLeastOfToAndAsOfAndNow() {
        assertThat(new Question(10L, 50L, 40L, null, null, null).window(5L, 30).end())
                .isEqualTo(30);
        assertThat(new Question(10L, 50L, 25L, null, null, null).window(5L, 30).end())
                .isEqualTo(25);
        assertThat(new Question(10L, 20L, 25L, null, null, null).window(5L, 30).end())
                .isEqualTo(20);
        assertThat(Question.EVERYTHING.window(5L, 30).end()).isEqualTo(30);
    }

    @Test
    void itKeepsWhatWasAsked() {
        assertThat(new Question(10L, 50L, 40L, null, null, null).window(5L, 30))
                .isEqualTo(new Window(10, 50L, 40L, 30));
        assertThat(Question.over(10, 50).window(5L, 30)).isEqualTo(new Window(10, 50L, null, 30));
        SiteId site = new SiteId("north");
        assertThat(new Question(1L, 2L, 40L, site, "Ada", "S1").over(new Span(10, 50)))
                .isEqualTo(new Question(10L, 50L, 40L, site, "Ada", "S1"));
    }

    @Test
    void withoutABeginningItBeginsWithTheEarliestFact() {
        assertThat(Question.EVERYTHING.window(5L, 30).from()).isEqualTo(5);
        assertThat(Question.EVERYTHING.window(null, 30).span()).isEqualTo(Span.emptyAt(30));
    }

    @Test
    void aFactAfterTheEndDoesNotShowAsItsBeginning() {
        assertThat(Question.EVERYTHING.window(31L, 30)).isEqualTo(Question.EVERYTHING.window(null, 30));
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsEmpty() {
        Window window = Question.over(40, 50).window(5L, 30);
        assertThat(window).isEqualTo(new Window(40, 50L, null, 30));
        assertThat(window.span()).isEqualTo(Span.emptyAt(40));
    }

    @Test
    void aQuestionCanBeAskedOfOneSiteOrWorkerOrStation() {
        SiteId north = new SiteId("north");
        assertThat(new Question(1L, 2L, 3L, null, "w", "s").at(north))
                .isEqualTo(new Question(1L, 2L, 3L, north, "w", "s"));
        assertThat(new Question(1L, 2L, 3L, north, "w", "s").ofWorker("v"))
                .isEqualTo(new Question(1L, 2L, 3L, north, "v", "s"));
        assertThat(new Question(1L, 2L, 3L, north, "w", "s").ofStation("t"))
                .isEqualTo(new Question(1L, 2L, 3L, north, "w", "t"));
    }
}
