package io.serai.api.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param seq the room's own number, without gaps
 */
public record Event(String tenant, String room, long seq, String type, Instant at, Map<String, Object> data) {}
