using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>A batch's body, taken apart before anything of it is done.</summary>
internal static class BatchReader
{
    private const int MostRequests = 1000;
    private const string Multipart = "multipart/mixed";

    /// <exception cref="WebApiException">It is no multipart/mixed body, or one that holds what a batch can't.</exception>
    public static async Task<IReadOnlyList<IBatchPart>> Read(HttpRequest request)
    {
        var parts = new List<IBatchPart>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (body.ToArray().AsSpan() is var bytes && bytes.Contains((byte)'\n') && bytes.IndexOf("\r\n"u8) < 0)
        {
            throw WebApiException.BadPayload("The lines of a batch end with CR LF; these end with LF.");
        }

        body.Position = 0;
        await foreach (var section in Sections(request.ContentType, body))
        {
            parts.Add(IsMultipart(section.ContentType) ? new ChangeSet(await Requests(section)) : await PartReader.Read(section));
        }

        return parts.Sum(p => p.Count) is var count and > 0 and <= MostRequests ? parts
            : throw WebApiException.BadPayload($"A batch has 1 to {MostRequests} requests; this has {parts.Sum(p => p.Count)}.");
    }

    private static async Task<List<PartRequest>> Requests(MultipartSection changeSet)
    {
        var requests = new List<PartRequest>();
        await foreach (var section in Sections(changeSet.ContentType, changeSet.Body))
        {
            requests.Add(IsMultipart(section.ContentType)
                ? throw WebApiException.BadPayload("A change set can't hold another one.")
                : await PartReader.Read(section));
        }

        return requests.Count > 0 ? requests : throw WebApiException.BadPayload("A change set has no requests.");
    }

    private static async IAsyncEnumerable<MultipartSection> Sections(string? contentType, Stream body)
    {
        var boundary = IsMultipart(contentType) ? HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value : null;
        var reader = new MultipartReader(
            boundary is { Length: > 0 } ? boundary : throw WebApiException.BadPayload($"$batch takes {Multipart} with a boundary; got '{contentType}'."), body)
        {
            HeadersCountLimit = 100,
        };
        while (await Next(reader) is { } section)
        {
            yield return section;
        }
    }

    private static async Task<MultipartSection?> Next(MultipartReader reader)
    {
        try
        {
            return await reader.ReadNextSectionAsync();
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw WebApiException.BadPayload($"The batch can't be read: {error.Message} Its last boundary ends with two hyphens.");
        }
    }

    private static bool IsMultipart(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase);
}
