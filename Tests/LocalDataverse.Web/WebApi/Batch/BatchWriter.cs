using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>Answers as one multipart body, in the order of the requests.</summary>
internal static class BatchWriter
{
    private const string EndOfLine = "\r\n";

    /// <param name="status">Of the whole.</param>
    /// <param name="answers">One a part that was run.</param>
    public static Answer Write(int status, IReadOnlyList<BatchAnswer> answers)
    {
        var boundary = $"batchresponse_{Guid.NewGuid()}";
        using var stream = new MemoryStream();
        foreach (var answer in answers)
        {
            Line(stream, $"--{boundary}");
            if (answer.IsChangeSet)
            {
                WriteSet(stream, answer.Answers);
            }
            else
            {
                WritePart(stream, answer.Answers[0]);
            }
        }

        Line(stream, $"--{boundary}--");
        return new Answer(status) { Raw = ($"multipart/mixed; boundary={boundary}", stream.ToArray()) };
    }

    private static void WriteSet(Stream stream, IReadOnlyList<Answer> answers)
    {
        var boundary = $"changesetresponse_{Guid.NewGuid()}";
        Line(stream, $"Content-Type: multipart/mixed; boundary={boundary}");
        Line(stream, "");
        foreach (var answer in answers)
        {
            Line(stream, $"--{boundary}");
            WritePart(stream, answer);
        }

        Line(stream, $"--{boundary}--");
    }

    private static void WritePart(Stream stream, Answer answer)
    {
        Line(stream, "Content-Type: application/http");
        Line(stream, "Content-Transfer-Encoding: binary");
        if (answer.Headers.TryGetValue(PartReader.ContentId, out var id))
        {
            Line(stream, $"{PartReader.ContentId}: {id}");
        }

        Line(stream, "");
        Line(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}"));
        if (answer.Content is { } content)
        {
            Line(stream, $"Content-Type: {content.Type}");
        }

        foreach (var (name, value) in answer.Headers.Where(h => h.Key != PartReader.ContentId))
        {
            Line(stream, $"{name}: {value}");
        }

        Line(stream, "");
        stream.Write(answer.Content?.Bytes ?? []);
        Line(stream, "");
    }

    private static void Line(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text + EndOfLine));
}
