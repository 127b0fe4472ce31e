package io.serai.workflows.internal.file;

/**
 * A workflow as a file.
 *
 * @param name the file's
 * @param mediaType of its text
 */
public record ExportedFile(String name, String mediaType, String text) {}
