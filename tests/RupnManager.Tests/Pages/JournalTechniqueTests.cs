using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;
using Serilog.Core;
using Serilog.Events;

namespace RupnManager.Tests.Pages;

/// <summary>Ce que l'application écrit dans son journal technique, lu comme un exploitant le lirait.</summary>
public sealed class JournalTechniqueTests
{
    [Fact]
    public async Task Le_journal_technique_ne_contient_ni_courriel_ni_nom()
    {
        var lecteur = new Lecteur();
        using var application = new TestApplication { Adapter = services => services.AddSingleton<ILogEventSink>(lecteur) };
        using (var bavarde = application.WithWebHostBuilder(hote => hote.UseSetting("Serilog:MinimumLevel:Default", "Information")))
        {
            var client = bavarde.CreateClient(new() { AllowAutoRedirect = false });
            await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = Troupe.Courriel("chef.college"), ["MotDePasse"] = "faux" });
            await client.EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = Troupe.Courriel("rupn.college") });
            await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = Troupe.Courriel("chef.college"), ["MotDePasse"] = Troupe.MotDePasse });
            foreach (var page in new[] { "/", "/missions", "/personnels", "/lettres-de-mission", "/journal", "/nulle-part", "/journal/verification" })
                await client.GetAsync(page);
            application.Base.Retoucher("ALTER TABLE Missions RENAME TO Perdues");
            await client.GetAsync("/missions");
        }

        var journal = string.Join('\n', lecteur.Lignes);
        Assert.Contains("Information", journal);
        Assert.Contains("no such table: Missions", journal);
        Assert.DoesNotContain("@demo.example", journal);
        Assert.DoesNotContain(Troupe.MotDePasse, journal);
        using var db = application.Base.Contexte();
        var noms = await db.Personnes.Select(p => p.NomUsage).Distinct().ToListAsync();
        Assert.True(noms.Count >= 10);
        Assert.DoesNotContain(noms, nom => Regex.IsMatch(journal, $@"\b{Regex.Escape(nom)}\b"));
    }

    /// <summary>Garde chaque ligne telle que la console l'écrirait, exceptions et propriétés comprises.</summary>
    private sealed class Lecteur : ILogEventSink
    {
        public ConcurrentQueue<string> Lignes { get; } = new();

        public void Emit(LogEvent logEvent) =>
            Lignes.Enqueue($"{logEvent.Level} {logEvent.RenderMessage()} {string.Join(' ', logEvent.Properties)} {logEvent.Exception}");
    }
}
