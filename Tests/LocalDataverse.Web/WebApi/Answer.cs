using System.Collections.Generic;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi;

/// <summary>What a request is answered with.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">Null for none.</param>
internal sealed record Answer(int Status, JToken? Body = null)
{
    public static Answer Nothing { get; } = new(204);

    public static Answer NotModified { get; } = new(304);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A body that is no JSON, with its content type.</summary>
    public (string Type, byte[] Content)? Raw { get; init; }

    /// <summary>The body as it is sent, with its content type; null for none.</summary>
    public (string Type, byte[] Bytes)? Content => Raw ?? (Body is { } body
        ? ("application/json; odata.metadata=minimal", Encoding.UTF8.GetBytes(body.ToString(Formatting.None)))
        : null);

    /// <summary>With one more header, unless it has no value.</summary>
    public Answer With(string header, string? value) => value is null ? this : this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    /// <summary>With the header that tells which row was written.</summary>
    public Answer About(string rowAddress) => this with { Headers = new Dictionary<string, string>(Headers) { ["OData-EntityId"] = rowAddress, ["Location"] = rowAddress } };

    /// <summary>A row, its version in a header too.</summary>
    public static Answer Row(int status, JObject row) => new(status, row)
    {
        Headers = (string?)row["@odata.etag"] is { } version ? new Dictionary<string, string> { ["ETag"] = version } : new Dictionary<string, string>(),
    };
}
