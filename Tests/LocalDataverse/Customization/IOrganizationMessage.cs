using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>A message that changes what the organisation is, or a job of many transactions. It runs outside of transactions, so plug-ins and batches can't send it.</summary>
internal interface IOrganizationMessage
{
    /// <summary>The request's name.</summary>
    string Name { get; }

    OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request);
}
