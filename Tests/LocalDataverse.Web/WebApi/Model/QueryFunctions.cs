using System;
using System.Collections.Generic;
using Microsoft.OData.Edm;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Web.WebApi.Model;

/// <summary>
/// The platform's functions for $filter, as Microsoft.Dynamics.CRM.Today(PropertyName='createdon'): each an operator of queries
/// with no value, one, or a list of them.
/// </summary>
internal static class QueryFunctions
{
    private static readonly Dictionary<string, ConditionOperator> Plain = Named(
        "EqualUserId NotEqualUserId EqualUserTeams EqualUserOrUserTeams EqualBusinessId NotEqualBusinessId Yesterday Today Tomorrow " +
        "Last7Days Next7Days LastWeek ThisWeek NextWeek LastMonth ThisMonth NextMonth LastYear ThisYear NextYear " +
        "LastFiscalPeriod ThisFiscalPeriod NextFiscalPeriod LastFiscalYear ThisFiscalYear NextFiscalYear");

    private static readonly Dictionary<string, ConditionOperator> WithValue = Named(
        "On OnOrBefore OnOrAfter NotOn LastXHours NextXHours LastXDays NextXDays LastXWeeks NextXWeeks LastXMonths NextXMonths LastXYears NextXYears " +
        "OlderThanXMinutes OlderThanXHours OlderThanXDays OlderThanXWeeks OlderThanXMonths OlderThanXYears");

    private static readonly Dictionary<string, ConditionOperator> WithValues = Named("In NotIn Between NotBetween");

    public static ConditionOperator? Find(string name) =>
        Plain.TryGetValue(name, out var found) || WithValue.TryGetValue(name, out found) || WithValues.TryGetValue(name, out found) ? found : null;

    public static void AddTo(EdmModel model, string @namespace)
    {
        IEdmPrimitiveTypeReference text = EdmCoreModel.Instance.GetString(isNullable: false);
        foreach (var name in Plain.Keys)
        {
            Add(name);
        }

        foreach (var name in WithValue.Keys)
        {
            var type = name.Contains('X', StringComparison.Ordinal) ? EdmCoreModel.Instance.GetInt64(isNullable: false) : text;
            Add(name).AddParameter("PropertyValue", type);
        }

        foreach (var name in WithValues.Keys)
        {
            Add(name).AddParameter("PropertyValues", new EdmCollectionTypeReference(new EdmCollectionType(text)));
        }

        EdmFunction Add(string name)
        {
            var function = new EdmFunction(@namespace, name, EdmCoreModel.Instance.GetBoolean(isNullable: false));
            function.AddParameter("PropertyName", text);
            model.AddElement(function);
            return function;
        }
    }

    private static Dictionary<string, ConditionOperator> Named(string names)
    {
        var operators = new Dictionary<string, ConditionOperator>(StringComparer.Ordinal);
        foreach (var name in names.Split(' '))
        {
            operators.Add(name, Enum.Parse<ConditionOperator>(name));
        }

        return operators;
    }
}
