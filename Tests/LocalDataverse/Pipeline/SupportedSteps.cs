using LocalDataverse.Registrations;

namespace LocalDataverse.Pipeline;

/// <summary>Refuses steps that would never run here, instead of importing them silently.</summary>
internal static class SupportedSteps
{
    private static readonly HashSet<string> Raised =
        ["Create", "Update", "Delete", "Retrieve", "RetrieveMultiple", "Assign", "SetState", "Win", "Lose", "GrantAccess", "ModifyAccess", "RevokeAccess"];

    public static void Check(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.IsAsynchronous)
            {
                throw Faults.NotSupportedHere($"step '{step.Name}': asynchronous execution.");
            }

            if (!Raised.Contains(step.Message))
            {
                throw Faults.NotSupportedHere($"step '{step.Name}': message '{step.Message}' raises no event here.");
            }
        }
    }
}
