using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>One request inside a batch, as a part's text states it.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Address">Absolute, from the host's root, from the service's root, or $n of an earlier request of the change set.</param>
/// <param name="Headers">By name.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="ContentId">What later requests of the change set call the row that this one writes; null for nothing.</param>
internal sealed record PartRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body, string? ContentId) : IBatchPart
{
    public int Count => 1;

    public BatchAnswer Run(WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond) => new([Answer(session, respond)]);

    public Answer Answer(WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond)
    {
        if (!Uri.TryCreate(session.Root, Address, out var address) || !session.Root.IsBaseOf(address))
        {
            return ErrorJson.Of(WebApiException.BadQuery($"'{Address}' is no address below {session.Root}."));
        }

        var request = new DefaultHttpContext().Request;
        request.Method = Method;
        request.Scheme = session.Root.Scheme;
        request.Host = HostString.FromUriComponent(session.Root);
        request.Path = PathString.FromUriComponent(address);
        request.QueryString = QueryString.FromUriComponent(address);
        foreach (var (name, value) in Headers)
        {
            request.Headers[name] = value;
        }

        return respond(request, Body, session);
    }
}
