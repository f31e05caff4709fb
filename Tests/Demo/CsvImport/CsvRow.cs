using System.Collections.Generic;

namespace Demo.CsvImport;

/// <summary>A row of a file, its fields by column name, trimmed.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Line">1-based line on which the row begins.</param>
internal sealed record CsvRow(string File, int Line, IReadOnlyDictionary<string, string> Fields);
