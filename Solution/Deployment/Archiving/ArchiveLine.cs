using System;
using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Journal;

namespace Opps.Deployment.Archiving;

/// <summary>An entry as a line of the archive: one JSON object, with all that the table holds of it.</summary>
internal static class ArchiveLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8, with the end of the line.</summary>
    public static ReadOnlySpan<byte> Of(Entity entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            Text("number", JournalTable.Number);
            Reference("opportunity", "topic", JournalTable.OpportunityId);
            json.WriteString("at", entry.GetAttributeValue<DateTime>(JournalTable.CreatedOn).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Reference("by", "name", JournalTable.ById);
            json.WriteString("cause", JournalCause.Of(entry.GetAttributeValue<OptionSetValue>(JournalTable.Cause)?.Value));
            Text("rule", JournalTable.Rule);
            Text("reason", JournalTable.Reason);
            Json("figures", JournalTable.Figures);
            Json("before", JournalTable.Before);
            Json("after", JournalTable.After);
            Text("operation", JournalTable.Operation);
            json.WriteEndObject();

            void Text(string name, string column) => json.WriteString(name, entry.GetAttributeValue<string>(column));

            void Reference(string name, string called, string column)
            {
                var row = entry.GetAttributeValue<EntityReference>(column);
                json.WriteString(name, row?.Id.ToString());
                json.WriteString(called, row?.Name);
            }

            // What is JSON stands there as such; what isn't, as it is, so that nothing is lost.
            void Json(string name, string column)
            {
                var text = entry.GetAttributeValue<string>(column);
                json.WritePropertyName(name);
                if (text is not null && IsJson(text))
                {
                    json.WriteRawValue(text);
                }
                else
                {
                    json.WriteStringValue(text);
                }
            }
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return !text.Contains('\n', StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
