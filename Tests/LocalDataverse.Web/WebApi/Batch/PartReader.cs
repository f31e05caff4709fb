using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>A part of type application/http: the first line of a request, its headers, an empty line, its body.</summary>
internal static class PartReader
{
    public const string ContentId = "Content-ID";

    private const string Http = "application/http";
    private const string BatchAddress = "$batch";

    public static async Task<PartRequest> Read(MultipartSection section)
    {
        if (section.ContentType?.StartsWith(Http, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw WebApiException.BadPayload($"A part of a batch is {Http} or a change set; got '{section.ContentType}'.");
        }

        using var reader = new StreamReader(section.Body, Encoding.UTF8);
        var (method, address) = FirstLine(await reader.ReadLineAsync() ?? "");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            var (name, value) = Header(line);
            headers[name] = value;
        }

        var id = section.Headers?.TryGetValue(ContentId, out var given) == true ? given.ToString() : headers.GetValueOrDefault(ContentId);
        return new PartRequest(method, address, headers, (await reader.ReadToEndAsync()).Trim(), id);
    }

    private static (string Method, string Address) FirstLine(string line) => line.Trim().Split(' ') is [var method, var address, "HTTP/1.1"]
        ? !address.Split('?')[0].EndsWith(BatchAddress, StringComparison.Ordinal) ? (method, address) : throw WebApiException.BadPayload("A batch can't hold another one.")
        : throw WebApiException.BadPayload($"A part of a batch starts as GET address HTTP/1.1; got '{line}'.");

    private static (string Name, string Value) Header(string line) => line.Split(':', 2) is [var name, var value]
        ? (name.Trim(), value.Trim())
        : throw WebApiException.BadPayload($"'{line}' is no header of a request; an empty line goes before its body.");
}
