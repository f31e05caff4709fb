using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>One message of the organisation service.</summary>
internal interface IMessage
{
    /// <summary>The request's name.</summary>
    string Name { get; }

    OrganizationResponse Execute(Call call, OrganizationRequest request);
}
