using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.Serving;

/// <summary>
/// Lets requests of this machine's own pages through only: the Host header must be this server's (a name of somebody else's that
/// resolves to this machine is not), and what changes something must not come from another site's page.
/// </summary>
internal static class LocalRequests
{
    /// <summary>An address at this port doesn't name it.</summary>
    private const int DefaultPort = 80;

    private static readonly string[] Names = ["127.0.0.1", "localhost"];

    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!Names.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) || (request.Host.Port ?? DefaultPort) != context.Connection.LocalPort)
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, $"This server answers as 127.0.0.1 and localhost only, not as '{request.Host}'.");
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && IsFromAnotherSite(request))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "A page of another site sent this request.");
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static bool IsFromAnotherSite(HttpRequest request) =>
        (request.Headers.Origin.ToString() is { Length: > 0 } origin && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) ||
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } and not ("same-origin" or "none");

    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }
}
