using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Demo.CsvImport;

/// <summary>Reads a comma-separated file with a header line into rows that know their line.</summary>
internal static class CsvTable
{
    /// <exception cref="DataSetException">The file is not UTF-8, is empty, or lacks a column.</exception>
    public static IReadOnlyList<CsvRow> Read(string path, IReadOnlyList<string> columns, Listing listing)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Read(text, file, columns, listing);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataSetException($"'{file}' is not UTF-8 text. Save it as UTF-8 and try again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"'{file}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>The rows of a text; one that doesn't fit the header is listed instead.</summary>
    /// <exception cref="DataSetException">There is no header line, or it lacks a column.</exception>
    public static IReadOnlyList<CsvRow> Read(TextReader text, string file, IReadOnlyList<string> columns, Listing listing)
    {
        var badQuotes = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = false,
            BadDataFound = _ => badQuotes = true,
        });

        var header = ReadHeader(parser, file, columns);
        listing.NotRead(file, header.Select(Described).Where(c => !columns.Contains(c, StringComparer.Ordinal)));
        var rows = new List<CsvRow>();
        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
        {
            var fields = parser.Record ?? [];
            var last = line + InnerLineBreaks(parser.RawRecord);
            if (string.IsNullOrWhiteSpace(parser.RawRecord))
            {
                continue;
            }

            if (badQuotes)
            {
                listing.NotTaken(file, line, $"a quote stands where none is expected{Span(line, last)}");
            }
            else if (fields.Length != header.Length)
            {
                listing.NotTaken(file, line, $"has {fields.Length} fields where the header has {header.Length}{Span(line, last)}");
            }
            else
            {
                var named = header.Zip(fields).Where(f => f.First.Length > 0);
                rows.Add(new CsvRow(file, line, named.ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal)));
            }

            badQuotes = false;
        }

        return rows;
    }

    private static string[] ReadHeader(CsvParser parser, string file, IReadOnlyList<string> columns)
    {
        var expected = $"Expected a header line with the columns {string.Join(", ", columns)}.";
        if (!parser.Read())
        {
            throw new DataSetException($"'{file}' is empty. {expected}");
        }

        var header = parser.Record ?? [];
        if (columns.Except(header, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
        {
            throw new DataSetException($"'{file}' has no column {string.Join(", ", missing.Select(c => $"'{c}'"))}. {expected}");
        }

        if (header.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new DataSetException($"'{file}' has the column '{twice.Key}' more than once. {expected}");
        }

        return header;
    }

    /// <summary>Spreadsheets write trailing commas where a cell was once filled: columns without a name.</summary>
    private static string Described(string column, int index) =>
        column.Length > 0 ? column : string.Create(CultureInfo.InvariantCulture, $"column {index + 1}, which has no name");

    private static int InnerLineBreaks(string record) => record.TrimEnd('\r', '\n').Count(c => c == '\n');

    /// <summary>An unclosed quote swallows the lines after it; they must not vanish from the listing.</summary>
    private static string Span(int line, int last) =>
        last == line ? "" : $"; lines {line}–{last} were read as one row, is a quote not closed?";
}
