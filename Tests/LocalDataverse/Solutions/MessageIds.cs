namespace LocalDataverse.Solutions;

/// <summary>The ids by which steps name their messages, the same in every organisation.</summary>
internal static class MessageIds
{
    private static readonly Dictionary<Guid, string> Names = new()
    {
        [new("9ebdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Create",
        [new("20bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "Update",
        [new("a1bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Delete",
        [new("8cbdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Assign",
        [new("1cbebb1b-ea3e-db11-86a7-000a3a5473e8")] = "SetState",
        [new("f2bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Retrieve",
        [new("03bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "RetrieveMultiple",
        [new("c5bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "GrantAccess",
        [new("27bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "Win",
        [new("d1bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Lose",
    };

    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">No message here has that id.</exception>
    public static string NameOf(Guid id, string step) => Names.TryGetValue(id, out var name)
        ? name
        : throw Faults.NotSupportedHere(
            $"message id {id} of step '{step}'. Steps can be on {string.Join(", ", Names.Values.Order(StringComparer.Ordinal))}");
}
