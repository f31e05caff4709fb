using System;
using System.Linq;
using System.ServiceModel.Channels;

namespace LocalDataverse.Web.Soap;

/// <summary>What clients say beside the request. Who acts is said by signing in, not by a header.</summary>
internal static class SoapHeaders
{
    private static readonly string[] OtherUsers = ["CallerId", "CallerRegardingObjectId", "AADCallerId"];

    public static void RefuseOthers(MessageHeaders headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            if (OtherUsers.Contains(header.Name, StringComparer.OrdinalIgnoreCase) && Given(headers, i) is { } user)
            {
                throw Faults.NotSupportedHere($"acting as {user} by the header {header.Name}; sign in as that user.");
            }
        }
    }

    /// <summary>Clients send the header with an empty id too, which means nobody else.</summary>
    private static string? Given(MessageHeaders headers, int index)
    {
        using var reader = headers.GetReaderAtHeader(index);
        var text = reader.ReadElementContentAsString();
        return Guid.TryParse(text, out var id) && id == Guid.Empty || text.Length == 0 ? null : text;
    }
}
