package io.linebeat.server.trespass;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// For the rule that only wire knows JSON.
class ReadsJson {
    JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
