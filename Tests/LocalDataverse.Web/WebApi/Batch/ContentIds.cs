using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>The rows that a change set's requests have written, by what later ones call them: $1 in an address, or as a value of a body.</summary>
internal sealed partial class ContentIds
{
    private const string RowHeader = "OData-EntityId";

    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    public void Note(PartRequest request, Answer answer)
    {
        if (request.ContentId is { } id && answer.Headers.TryGetValue(RowHeader, out var row))
        {
            _rows[id] = row;
        }
    }

    /// <exception cref="WebApiException">Nothing before it has that id.</exception>
    public PartRequest Resolve(PartRequest request) => request with
    {
        Address = AddressForm().Replace(request.Address, m => Row(m.Groups["id"].Value)),
        Body = BodyForm().Replace(request.Body, m => $"{m.Groups["before"].Value}\"{Row(m.Groups["id"].Value)}{m.Groups["after"].Value}\""),
    };

    private string Row(string id) => _rows.GetValueOrDefault(id) ?? throw WebApiException.BadPayload($"Content-ID Reference: '${id}' does not exist in the batch context.");

    [GeneratedRegex("^/?\\$(?<id>\\w+)(?=$|[/?(])")]
    private static partial Regex AddressForm();

    /// <summary>Only where the platform reads an address: bindings and @odata.id.</summary>
    [GeneratedRegex("(?<before>\"[^\"]*@odata\\.(bind|id)\"\\s*:\\s*)\"/?\\$(?<id>\\w+)(?<after>[^\"]*)\"")]
    private static partial Regex BodyForm();
}
