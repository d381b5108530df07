package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.KindCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Answers out of rows: the columns are those of the answer's record, in its order.
final class SqlAnswers {
    private SqlAnswers() {}

    static Answer ask(Connection database, Question question, String sql) {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return switch (question) {
                case Question.Factory _ -> rows.next() ? totals(rows, 1) : Answer.Totals.NONE;
                case Question.Workers _ -> workers(rows);
                case Question.Stations _ -> stations(rows);
                case Question.Days days -> days(rows, days.days());
                case Question.Timeline _ -> timeline(rows);
            };
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private static Answer.Totals totals(ResultSet rows, int first) throws SQLException {
        return new Answer.Totals(
                rows.getLong(first),
                rows.getLong(first + 1),
                rows.getLong(first + 2),
                rows.getLong(first + 3),
                rows.getLong(first + 4));
    }

    private static Answer workers(ResultSet rows) throws SQLException {
        List<Answer.WorkerLine> lines = new ArrayList<>();
        while (rows.next()) {
            Answer.Totals line = totals(rows, 2);
            lines.add(new Answer.WorkerLine(
                    rows.getInt(1), line.working(), line.idle(), line.absent(), line.units(), line.events()));
        }
        return new Answer.Workers(lines.stream().filter(Answer.WorkerLine::says).toList());
    }

    private static Answer stations(ResultSet rows) throws SQLException {
        List<Answer.StationLine> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(new Answer.StationLine(
                    rows.getInt(1),
                    rows.getLong(2),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getLong(6)));
        }
        return new Answer.Stations(
                lines.stream().filter(Answer.StationLine::says).toList());
    }

    private static Answer days(ResultSet rows, int count) throws SQLException {
        List<Answer.Totals> days = new ArrayList<>(Collections.nCopies(count, Answer.Totals.NONE));
        while (rows.next()) {
            days.set(rows.getInt(1), totals(rows, 2));
        }
        return new Answer.Days(days);
    }

    private static Answer timeline(ResultSet rows) throws SQLException {
        List<Answer.Run> runs = new ArrayList<>();
        while (rows.next()) {
            runs.add(new Answer.Run(rows.getInt(1), KindCode.kind(rows.getInt(2)), rows.getLong(3), rows.getLong(4)));
        }
        return Answer.Timeline.of(runs);
    }
}
