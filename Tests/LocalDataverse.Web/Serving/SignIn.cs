using System;
using System.Linq;
using System.Threading.Tasks;
using LocalDataverse.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.Serving;

/// <summary>
/// Who is looking. Anybody on this machine may be anybody in the organisation: it holds nothing but what this process put there.
/// </summary>
internal static class SignIn
{
    private const string Cookie = "local-user";

    /// <summary>Lets a signed-in user through; others are told to sign in.</summary>
    public static RequestDelegate Required(LocalOrganization organization, Func<HttpContext, Guid, Task> act) => context => UserOf(context, organization) is { } user
        ? act(context, user)
        : Refuse(context);

    public static Task Users(HttpContext context, LocalOrganization organization) =>
        Answer(context, StatusCodes.Status200OK, new JObject { ["value"] = new JArray(All(organization).Select(u => Describe(organization, u))) });

    /// <summary>By JSON from a client, or as a form from the page.</summary>
    public static async Task Post(HttpContext context, LocalOrganization organization)
    {
        var isForm = context.Request.HasFormContentType;
        var given = isForm ? (await context.Request.ReadFormAsync())["user"].ToString() : await JsonBody.Text(context.Request, "user");
        if (!Guid.TryParse(given, out var id) || All(organization).All(u => u.Id != id))
        {
            await Answer(context, StatusCodes.Status400BadRequest, Error("0x80040217", $"There is no user '{given}'. /api/local/users lists them."));
            return;
        }

        context.Response.Cookies.Append(Cookie, id.ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        if (isForm)
        {
            context.Response.Redirect("/");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public static Task Out(HttpContext context)
    {
        context.Response.Cookies.Delete(Cookie);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Null for nobody, and for somebody who is not there or may not sign in. A token counts before the cookie.</summary>
    public static Guid? UserOf(HttpContext context, LocalOrganization organization)
    {
        if (BearerToken.Of(context.Request) is { } token)
        {
            return Guid.TryParse(token, out var byToken) ? Enabled(organization, "systemuserid", byToken) : Enabled(organization, "domainname", token);
        }

        return Guid.TryParse(context.Request.Cookies[Cookie], out var id) ? Enabled(organization, "systemuserid", id) : null;
    }

    /// <summary>Enabled users, without the platform's own.</summary>
    public static DataCollection<Entity> All(LocalOrganization organization) => organization.AsSystem.RetrieveMultiple(People()).Entities;

    private static Guid? Enabled(LocalOrganization organization, string column, object value)
    {
        var query = People();
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return organization.AsSystem.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    private static QueryExpression People()
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("fullname", "title", "businessunitid", "isdisabled") };
        query.Criteria.AddCondition("systemuserid", ConditionOperator.NotEqual, WellKnown.SystemUserId);
        query.Criteria.AddCondition("isdisabled", ConditionOperator.NotEqual, true);
        query.AddOrder("fullname", OrderType.Ascending);
        return query;
    }

    public static JObject Describe(LocalOrganization organization, Entity user)
    {
        var settings = organization.AsSystem.Retrieve("usersettings", user.Id, new ColumnSet("uilanguageid", "localeid"));
        return new JObject
        {
            ["id"] = user.Id.ToString(),
            ["name"] = user.GetAttributeValue<string>("fullname"),
            ["title"] = user.GetAttributeValue<string>("title"),
            ["businessUnit"] = user.FormattedValues.TryGetValue("businessunitid", out var unit) ? unit : null,
            ["language"] = settings.GetAttributeValue<int>("uilanguageid"),
            ["locale"] = settings.GetAttributeValue<int>("localeid"),
            ["roles"] = new JArray(UserRights.Of(organization, user.Id).RoleNames),
        };
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Answer(context, StatusCodes.Status401Unauthorized, Error("0x80040220",
            "Nobody is signed in. Sign in at /signin, POST {\"user\": id} to /api/local/signin, or send a user's name or id as the token of Authorization: Bearer."));
    }

    private static JObject Error(string code, string message) => new() { ["error"] = new JObject { ["code"] = code, ["message"] = message } };

    public static Task Answer(HttpContext context, int status, JObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToString(Newtonsoft.Json.Formatting.None));
    }
}
