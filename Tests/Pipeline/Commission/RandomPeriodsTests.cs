using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using CsCheck;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Commission;

/// <summary>C4, C5: random histories with periods that are closed and reopened in between, judged by a statement of the rule of its own.</summary>
public sealed class RandomPeriodsTests
{
    private const int Longest = 24;
    private const int Opportunities = 4;
    private static readonly DateTime Start = Periods.Day("2026-01-01");

    private static readonly Gen<Step[]> Histories =
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, Opportunities - 1], Gen.Int[0, 2], Gen.Int[0, 250], Gen.Int[-200_00, 1_000_00],
            (act, opportunity, person, day, amount) => new Step(act, opportunity, person, day, amount / 100m)).Array[6, Longest];

    [Fact]
    public void C4_C5_AnyHistory_ComesToWhatIsDue_AndNothingFrozenChanges() => Histories.Sample(
        steps =>
        {
            var history = new History();
            foreach (var step in steps)
            {
                history.Do(step);
            }

            history.CloseNext();
            history.World.Dispose();
        },
        iter: 60 * RandomRuns.Times,
        threads: 1);

    internal sealed record Step(int Act, int Opportunity, int Person, int Day, decimal Amount);

    private sealed class History
    {
        private readonly Guid[] _people;
        private readonly Guid[] _currencies;
        private readonly Dictionary<int, Guid> _open = [];
        private readonly HashSet<Guid> _ever = [];
        private readonly List<(Guid Id, DateTime Last)> _periods = [];
        private readonly DueByHand _due;

        public History()
        {
            World = new World(World.Zip(), Platforms.All[0]);
            _people = [World.Person("Anna"), World.Person("Bo"), World.Person("Cia")];
            _currencies = [World.Currency(0, 11.37m), World.Currency(2, 0.91m), World.Currency(3, 3m)];
            _due = new DueByHand(World);
        }

        public World World { get; }

        public void Do(Step step)
        {
            if (step.Act == 12 && _periods.Count > 0)
            {
                World.Reopen(_periods[^1].Id);
                Close(_periods[^1].Id, _periods[^1].Last, 2);
            }
            else if (step.Act > 11 && _open.ContainsKey(step.Opportunity))
            {
                CloseNext();
            }
            else
            {
                Try(step);
            }
        }

        private void Try(Step step)
        {
            try
            {
                Act(step);
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                // A person is told no: a closed opportunity's sellers, a duplicate. The history goes on.
            }
        }

        public void CloseNext()
        {
            var first = _periods.Count == 0 ? Start : _periods[^1].Last.AddDays(1);
            Close(World.Period(first, first.AddDays(40)), first.AddDays(40), 3);
        }

        private void Act(Step step)
        {
            var seller = _people[step.Person];
            if (!_open.TryGetValue(step.Opportunity, out var id))
            {
                id = World.Service.Create(new Entity("opportunity")
                {
                    ["name"] = $"Opportunity {step.Opportunity}", ["ownerid"] = World.User(seller), ["estimatedvalue"] = new Money(step.Amount),
                    ["transactioncurrencyid"] = new EntityReference("transactioncurrency", _currencies[step.Day % 3]),
                });
                _open[step.Opportunity] = id;
                _ever.Add(id);
                return;
            }

            switch (step.Act)
            {
                case 0 or 1 or 2:
                    World.Win(id, Start.AddDays(step.Day - 20), step.Amount);
                    break;
                case 3:
                    World.OpenAgain(id);
                    break;
                case 4:
                    World.Lose(id);
                    break;
                case 5:
                    World.Service.Delete("opportunity", id);
                    _open.Remove(step.Opportunity);
                    break;
                case 6:
                    World.Service.Create(World.Share(seller, Math.Abs(step.Amount) % 100m, id));
                    break;
                case 7 when World.Sellers(id).Any(row => row.Seller == seller):
                    World.ChangeShare(World.ShareOf(id, seller).Id, "opps_percent", Math.Abs(step.Amount) % 100m);
                    break;
                case 8 when World.Sellers(id).Any(row => row.Seller == seller):
                    World.Service.Delete("opps_sellershare", World.ShareOf(id, seller).Id);
                    break;
                case 9:
                    World.Change(id, "actualvalue", new Money(step.Amount));
                    break;
                case 10:
                    World.Change(id, "transactioncurrencyid", new EntityReference("transactioncurrency", _currencies[step.Person]));
                    break;
                default:
                    World.Change(id, "actualclosedate", Start.AddDays(step.Day - 20));
                    break;
            }
        }

        private void Close(Guid period, DateTime last, int limit)
        {
            World.Close(period, limit);
            if (_periods.Count == 0 || _periods[^1].Id != period)
            {
                _periods.Add((period, last));
            }

            _due.NothingFrozenChanged();
            _due.ComesToWhatIsDue(_ever, Start, last);
            _due.TotalsTie(period);
            World.Close(period);
            _due.NothingFrozenChanged();
            _due.TotalsTie(period);
        }
    }
}
