package io.linebeat.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The requests of a file in the format of IDEs' REST clients: `###` begins one, `@name = value` sets a variable, `#
/// answers 200` says what to expect.
final class HttpFile {
    private static final String ANSWERS = "# answers ";

    private HttpFile() {}

    record Request(String title, int answers, String method, String url, Map<String, String> headers, String body) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Request> read(Path file, Map<String, String> given) throws IOException {
        Map<String, String> variables = new HashMap<>();
        List<Request> requests = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("###")) {
                add(part, requests);
                part = new ArrayList<>();
            } else if (line.startsWith("@")) {
                String[] set = line.substring(1).split("=", 2);
                variables.put(set[0].strip(), set[1].strip());
                variables.putAll(given);
            }
            String filled = line;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
            }
            part.add(filled);
        }
        add(part, requests);
        return requests;
    }

    private static void add(List<String> part, List<Request> requests) {
        if (part.isEmpty() || !part.getFirst().startsWith("###")) {
            return;
        }
        int answers = 0;
        int at = 1;
        while (part.get(at).startsWith("#") || part.get(at).isBlank()) {
            if (part.get(at).startsWith(ANSWERS)) {
                answers = Integer.parseInt(
                        part.get(at).substring(ANSWERS.length()).strip());
            }
            at++;
        }
        String[] line = part.get(at).split(" ", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        for (at++; at < part.size() && !part.get(at).isBlank(); at++) {
            String[] header = part.get(at).split(":", 2);
            headers.put(header[0].strip(), header[1].strip());
        }
        String body = at < part.size()
                ? String.join("\n", part.subList(at, part.size())).strip()
                : "";
        requests.add(
                new Request(part.getFirst().substring(3).strip(), answers, line[0], line[1].strip(), headers, body));
    }
}
