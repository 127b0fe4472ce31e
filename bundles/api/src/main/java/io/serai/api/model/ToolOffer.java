package io.serai.api.model;

/**
 * A tool that a model may ask for.
 *
 * @param inputSchema JSON Schema of an object, as text; blank for no arguments
 */
public record ToolOffer(String name, String description, String inputSchema) {}
