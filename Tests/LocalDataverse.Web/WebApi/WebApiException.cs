using System;
using System.Net;

namespace LocalDataverse.Web.WebApi;

/// <summary>A request that the Web API itself refuses, before any message of the organisation.</summary>
internal sealed class WebApiException(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status => status;

    /// <summary>As the platform writes it: 0x and eight digits.</summary>
    public string Code => code;

    public static WebApiException BadPayload(string why) => new(HttpStatusCode.BadRequest, "0x80048d19", $"Error identified in Payload provided by the user: {why}");

    public static WebApiException BadQuery(string why) => new(HttpStatusCode.BadRequest, "0x80060888", why);

    public static WebApiException NotFound(string what) => new(HttpStatusCode.NotFound, "0x8006088a", what);

    public static WebApiException NotSupported(string what) => new(HttpStatusCode.NotImplemented, "0x80040800", $"not supported by the local host: {what}");
}
