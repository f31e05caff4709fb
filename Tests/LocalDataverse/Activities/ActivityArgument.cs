using System.Activities;
using System.Reflection;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace LocalDataverse.Activities;

/// <summary>A value that a process gives to an activity, as the class declares it.</summary>
/// <param name="Name">The property's name, which stored processes use.</param>
/// <param name="Type">One of those that the process designer offers.</param>
/// <param name="Default">What the designer fills in, as text; null for nothing.</param>
/// <param name="Table">The table that a reference must be to; null for other types.</param>
internal sealed record ActivityArgument(string Name, Type Type, bool IsRequired, string? Default, string? Table)
{
    private static readonly Type[] Offered =
    [
        typeof(bool), typeof(DateTime), typeof(decimal), typeof(double), typeof(EntityReference), typeof(int), typeof(Money),
        typeof(OptionSetValue), typeof(string),
    ];

    /// <summary>What goes into an activity.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">A declaration that the process designer could not show.</exception>
    public static IReadOnlyList<ActivityArgument> Of(Type activity) => [.. activity.GetProperties().Where(p => Holds(p, typeof(InArgument<>))).Select(Of)];

    private static ActivityArgument Of(PropertyInfo property)
    {
        var type = property.PropertyType.GenericTypeArguments[0];
        var table = property.GetCustomAttribute<ReferenceTargetAttribute>()?.EntityName;
        var why = !Offered.Contains(type) ? $"no process has values of type {type.FullName}"
            : property.GetCustomAttribute<InputAttribute>() is null ? "it has no Input attribute, so no designer shows it"
            : type == typeof(EntityReference) && table is null ? "a reference needs a ReferenceTarget attribute"
            : type == typeof(OptionSetValue) && property.GetCustomAttribute<AttributeTargetAttribute>() is null ? "an option needs an AttributeTarget attribute"
            : null;
        return why is null
            ? new ActivityArgument(property.Name, type, property.GetCustomAttribute<RequiredArgumentAttribute>() is not null,
                property.GetCustomAttribute<DefaultAttribute>()?.Value, table)
            : throw Faults.Of(Faults.InvalidArgument, $"'{property.Name}' of workflow activity '{property.DeclaringType!.FullName}': {why}.").LetOut();
    }

    private static bool Holds(PropertyInfo property, Type argument) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == argument;
}
