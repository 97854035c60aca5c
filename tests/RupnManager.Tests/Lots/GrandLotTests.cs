using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;
using Xunit.Abstractions;

namespace RupnManager.Tests.Lots;

/// <summary>
/// Un grand lot, pendant qu'une lettre est renvoyée par une autre fenêtre et que l'instance meurt au milieu : une autre reprend.
/// Chaque lettre est validée une fois, sauf celle-là ; RUPN_TEST_LOT=300 le joue à la taille d'une académie.
/// </summary>
public sealed class GrandLotTests(ITestOutputHelper mesures)
{
    private static readonly int Nombre = int.TryParse(Environment.GetEnvironmentVariable("RUPN_TEST_LOT"), out var n) ? n : 24;

    [Fact]
    public async Task Toutes_sont_validees_une_fois_sauf_celle_qui_a_ete_renvoyee_malgre_la_mort_de_l_instance()
    {
        using var scene = new SceneDeLots();
        var lettres = await scene.LettresAsync(Nombre);
        var lot = await scene.LancerAsync(lettres);
        var duree = Stopwatch.StartNew();
        await AvancerPuisMourirAsync(scene, Nombre / 3);
        var renvoyee = lettres[Nombre / 2];
        await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SignatureService>().RenvoyerAsync(renvoyee, "Le lieu est faux.", a));

        scene.Base.Horloge.Advance(ExecutionDeLotService.Bail + TimeSpan.FromSeconds(1));
        using (var ailleurs = scene.Base.Services())
            await ailleurs.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);

        mesures.WriteLine($"{Nombre} lettres en {duree.Elapsed.TotalSeconds:0.0} s, soit {duree.Elapsed.TotalMilliseconds / Nombre:0} ms par lettre, scellement compris.");
        var fini = await scene.LireAsync(lot);
        Assert.Equal(EtatDeLot.TermineeAvecEcarts, fini.Etat);
        Assert.Equal(Nombre - 1, fini.Lignes.Count(l => l.Etat is EtatDeLigneDeLot.Faite));
        Assert.Equal(renvoyee, Assert.Single(fini.Lignes, l => l.Etat is EtatDeLigneDeLot.Ecartee).ObjetId);
        await VerifierLesActesAsync(scene, lettres);
        await VerifierLesCourrielsAsync(scene);
    }

    /// <summary>La dernière ligne est réservée, et jamais finie.</summary>
    private static async Task AvancerPuisMourirAsync(SceneDeLots scene, int lignes)
    {
        var instance = Guid.NewGuid();
        for (var n = 0; n < lignes; n++)
            await scene.FaireAsync("dan", async (s, _) =>
            {
                var execution = s.GetRequiredService<ExecutionDeLotService>();
                await execution.ExecuterAsync((await execution.ReserverAsync(instance))!.Value, instance);
            });
        await scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(instance));
    }

    private static async Task VerifierLesActesAsync(SceneDeLots scene, List<Guid> lettres)
    {
        await using var db = scene.Base.Contexte();
        var signatures = await db.VersionsDeLettre.Where(v => lettres.Contains(v.LettreId))
            .Select(v => v.Signatures.Count(s => s.Etape == Etape.Dan && s.Etat == EtatDeSignature.Posee)).ToListAsync();
        Assert.Equal(Nombre - 1, signatures.Sum());
        Assert.True(signatures.Max() == 1, "Une lettre est signée deux fois.");
        var fichiers = await db.Fichiers.AsNoTracking().Where(f => lettres.Contains(f.LettreId) && f.Usage == UsageDeFichier.LettreScellee).ToListAsync();
        Assert.Equal(Nombre - 1, fichiers.Select(f => f.LettreId).Distinct().Count());
        Assert.Equal(Nombre - 1, fichiers.Count);
        Assert.All(fichiers, f => Assert.True(VerificateurDeSceau.Verifier(f.Octets).EstValide, f.Nom));
    }

    private static async Task VerifierLesCourrielsAsync(SceneDeLots scene)
    {
        await using var db = scene.Base.Contexte();
        var courriels = await db.Courriels.Where(c => c.Cle == "lettre-validee").Select(c => new { c.Objet, c.Destinataire }).ToListAsync();
        Assert.Equal(3 * (Nombre - 1), courriels.Count);
        Assert.Equal(courriels.Count, courriels.Distinct().Count());
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "lot-termine"));
    }
}
