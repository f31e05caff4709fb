using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.Serving;

/// <summary>The page on which one chooses whom to be. It needs no script.</summary>
internal static class SignInPage
{
    public const string Path = "/signin";

    private const string Style =
        """
        body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:0;background:#f5f5f5;color:#242424;color-scheme:light dark}
        main{max-width:32rem;margin:8vh auto;padding:2rem;background:#fff;border-radius:8px;box-shadow:0 2px 12px #0002}
        h1{font-size:1.4rem;margin:0 0 1rem}ul{list-style:none;margin:0;padding:0}
        button{width:100%;text-align:left;font:inherit;padding:.7rem 1rem;margin:.25rem 0;border:1px solid #d1d1d1;border-radius:4px;background:#fff;color:inherit;cursor:pointer}
        button:hover,button:focus-visible{border-color:#0f6cbd;outline:2px solid #0f6cbd}small{display:block;color:#616161}
        @media (prefers-color-scheme:dark){body{background:#1f1f1f;color:#fff}main,button{background:#292929;border-color:#666}small{color:#adadad}}
        """;

    /// <summary>Heading by the language that the browser asks for; nobody's own language is known yet.</summary>
    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Sign in as", ["sv"] = "Logga in som", ["nb"] = "Logg på som", ["no"] = "Logg på som", ["da"] = "Log på som",
    };

    /// <summary>Who has which role and language. People with a title are those of the demo company; a data set may bring many more.</summary>
    public static Task Get(HttpContext context, LocalOrganization organization)
    {
        var users = SignIn.All(organization).Select(u => SignIn.Describe(organization, u)).OrderBy(u => (string?)u["title"] is null).Select(u =>
            $"<li><form method=\"post\" action=\"/api/local/signin\"><button name=\"user\" value=\"{Text(u["id"])}\">{Text(u["name"])}" +
            Small((string?)u["title"], (string?)u["businessUnit"]) +
            Small([.. u["roles"]!.Values<string>(), Language((int)u["language"]!)]) + "</button></form></li>");
        var language = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0]).FirstOrDefault(Headings.ContainsKey) ?? "en";
        return Write(context, language, Headings[language], $"<ul>{string.Concat(users)}</ul>");
    }

    private static Task Write(HttpContext context, string language, string heading, string main)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'";
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">" +
            $"<title>{heading}</title><style>{Style}</style><main><h1>{heading}</h1>{main}</main></html>");
    }

    private static string Small(params IEnumerable<string?> parts) => $"<small>{Text(string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p))))}</small>";

    /// <summary>As those who speak it write it; the base language for a user who chose none.</summary>
    private static string Language(int chosen) => CultureInfo.GetCultureInfo(chosen == 0 ? Metadata.Labels.BaseLanguage : chosen).Parent.NativeName;

    private static string Text(object? value) => WebUtility.HtmlEncode(value?.ToString() ?? "");
}
