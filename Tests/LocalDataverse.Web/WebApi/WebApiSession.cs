using System;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.WebApi;

/// <summary>One request of one user to the Web API.</summary>
/// <param name="Organization">The organisation.</param>
/// <param name="UserId">Who is signed in: roles, plug-ins and languages are theirs.</param>
/// <param name="Root">The service's root address, with a slash at its end.</param>
/// <param name="Prefer">What the client would like.</param>
internal sealed record WebApiSession(LocalOrganization Organization, Guid UserId, Uri Root, Prefer Prefer)
{
    public WebApiModel Model { get; } = WebApiModel.Of(Organization.Model);

    /// <summary>The user's own transactions, or the one of a change set.</summary>
    public IOrganizationService Service { get; init; } = Organization.AsUser(UserId);

    public Catalog Catalog => Model.Catalog;

    public string AddressOf(Table table, Guid id) => $"{Root}{WebApiModel.SetOf(table)}({id})";
}
