using System.Globalization;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Activities;

/// <summary>Holds what a process gives to an activity against what the activity declares.</summary>
internal static class ActivityInputs
{
    /// <exception cref="FaultException{OrganizationServiceFault}">
    /// A required input that the process does not bind, one that the activity does not have, or a value of another kind.</exception>
    public static Dictionary<string, object> Of(Type activity, IReadOnlyList<(string Name, object? Value)> given)
    {
        var arguments = ActivityArgument.Of(activity);
        if (given.FirstOrDefault(g => arguments.All(a => a.Name != g.Name)) is { Name: { } unknown })
        {
            throw Refused(activity, $"it has no input '{unknown}'; it takes {string.Join(", ", arguments.Select(a => $"'{a.Name}'"))}");
        }

        var values = new Dictionary<string, object>();
        foreach (var argument in arguments)
        {
            var isGiven = given.Any(g => g.Name == argument.Name);
            if (argument.IsRequired && !isGiven)
            {
                throw Refused(activity, $"the required input '{argument.Name}' is not set. Set it to a value or to a column");
            }

            var value = isGiven ? given.Last(g => g.Name == argument.Name).Value : DefaultOf(argument, activity);
            if (value is not null)
            {
                values[argument.Name] = Checked(argument, value, activity);
            }
        }

        return values;
    }

    private static object Checked(ActivityArgument argument, object value, Type activity) => value switch
    {
        _ when value.GetType() != argument.Type => throw Refused(activity,
            $"the input '{argument.Name}' is of type {argument.Type.Name}; got {value.GetType().Name} ({value})"),
        EntityReference reference when reference.LogicalName != argument.Table => throw Refused(activity,
            $"the input '{argument.Name}' is a row of '{argument.Table}'; got one of '{reference.LogicalName}'"),
        _ => value,
    };

    private static object? DefaultOf(ActivityArgument argument, Type activity) => argument.Default is not { } text ? null
        : argument.Type == typeof(bool) && bool.TryParse(text, out var flag) ? flag
        : argument.Type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Faults.NotSupportedHere($"default '{text}' of type {argument.Type.Name} for '{argument.Name}' of workflow activity '{activity.FullName}'.");

    private static FaultException<OrganizationServiceFault> Refused(Type activity, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Workflow activity '{activity.FullName}': {why}.").LetOut();
}
