using System;
using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Journal;
using Opps.Plugins.Core.Tables;

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
            Text("number", ShareChangeTable.Number);
            Reference("opportunity", "topic", ShareChangeTable.OpportunityId);
            json.WriteString("at", entry.GetAttributeValue<DateTime>(ShareChangeTable.CreatedOn).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Reference("by", "name", ShareChangeTable.ById);
            json.WriteString("cause", JournalCause.Of(entry.GetAttributeValue<OptionSetValue>(ShareChangeTable.Cause)?.Value));
            Text("rule", ShareChangeTable.Rule);
            Text("reason", ShareChangeTable.Reason);
            Json("figures", ShareChangeTable.Figures);
            Json("before", ShareChangeTable.Before);
            Json("after", ShareChangeTable.After);
            Text("note", ShareChangeTable.Note);
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
