using System;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>A request of its own, or a change set.</summary>
internal interface IBatchPart
{
    /// <summary>How many requests it holds.</summary>
    int Count { get; }

    BatchAnswer Run(WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond);
}
