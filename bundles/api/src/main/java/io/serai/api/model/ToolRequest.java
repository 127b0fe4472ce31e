package io.serai.api.model;

/**
 * A model wants a tool to be called.
 *
 * @param id ties the result to it; unique in the conversation
 * @param arguments JSON as the model wrote it, which may be broken
 */
public record ToolRequest(String id, String name, String arguments) {}
