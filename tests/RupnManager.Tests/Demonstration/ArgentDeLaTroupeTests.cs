using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Demonstration;

/// <summary>L'argent de la troupe tombe juste : les enveloppes, les décisions et les certifications annoncées.</summary>
public sealed class ArgentDeLaTroupeTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData(2013, "0992001M", 3400, 2920)]
    [InlineData(2013, "0993014N", 6000, 4000)]
    [InlineData(2013, "0991007G", 1000, 0)]
    [InlineData(2025, "0992001M", 3125, 1875)]
    [InlineData(2025, "0993014N", 4375, 3750)]
    [InlineData(2025, "0991007G", 1250, 625)]
    [InlineData(2026, "0992001M", 4062.5, 2187.5)]
    [InlineData(2026, "0993014N", 6875, 4687.5)]
    [InlineData(2026, "0993032H", 2500, 1562.5)]
    [InlineData(2026, "0993047Z", 625, 0)]
    public async Task Chaque_enveloppe_a_le_notifie_et_l_engage_annonces(int annee, string uai, double notifie, double engage)
    {
        using var db = _base.Contexte();
        var enveloppe = await db.Enveloppes.Include(e => e.Mouvements)
            .SingleAsync(e => e.Annee == new AnneeScolaire(annee) && e.Etablissement!.Uai == Uai.Lire(uai));
        var attributions = await db.Attributions.Where(a => a.EnveloppeId == enveloppe.Id).ToListAsync();

        Assert.Equal((Montant.EnEuros((decimal)notifie), Montant.EnEuros((decimal)engage)), (enveloppe.Notifie, enveloppe.Engage));
        Assert.Equal(enveloppe.Notifie, enveloppe.Mouvements.Select(m => m.Montant).Total());
        Assert.Equal(enveloppe.Engage, attributions.Select(a => a.Engage).Total());
    }

    [Fact]
    public async Task L_academie_de_2026_a_23_437_50_notifies_et_8_437_50_engages()
    {
        using var db = _base.Contexte();
        var enveloppes = await db.Enveloppes.Where(e => e.Annee == new AnneeScolaire(2026)).ToListAsync();

        Assert.Equal((2343750L, 843750L), (enveloppes.Sum(e => e.Notifie.Centimes), enveloppes.Sum(e => e.Engage.Centimes)));
        Assert.Equal(11, enveloppes.Count);
    }

    [Fact]
    public async Task Chaque_attribution_est_dans_son_etat()
    {
        using var db = _base.Contexte();
        var attributions = await db.Attributions.Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Mission!.Fonction).Include(a => a.Bordereau)
            .AsSplitQuery().ToListAsync();
        var ecrites = attributions.Select(a =>
            $"{a.Bordereau!.Numero} {a.Personne!.NomUsage} {a.Mission!.Fonction!.Code} {Euros(a.Propose)} {a.Etat} {Euros(a.Engage)}").Order(StringComparer.Ordinal);

        Assert.Equal(
        [
            "BP-2013-0991007G-1 Roy RUPN 600.00 SansPaiement 0.00",
            "BP-2013-0992001M-1 Caron RUPN 400.00 EnPaiement 400.00",
            "BP-2013-0992001M-1 Durand RUPN 1800.00 Soldee 1800.00",
            "BP-2013-0992001M-1 Marchand RUPN 900.00 EnPaiement 720.00",
            "BP-2013-0993014N-1 Andrieu-Prat CULTURE 600.00 Soldee 600.00",
            "BP-2013-0993014N-1 Bertin TUTORAT 400.00 Soldee 400.00",
            "BP-2013-0993014N-1 Fabre TUTORAT 400.00 Refusee 0.00",
            "BP-2013-0993014N-1 Haddad RUPN 2000.00 Soldee 2000.00",
            "BP-2013-0993014N-1 Perrin RUPN 1200.00 Soldee 1000.00",
            "BP-2025-0991007G-1 Colin RUPN 625.00 Soldee 625.00",
            "BP-2025-0992001M-1 Durand RUPN 1250.00 Soldee 1250.00",
            "BP-2025-0992001M-1 Marchand RUPN 625.00 Soldee 625.00",
            "BP-2025-0993014N-1 Haddad RUPN 2500.00 Soldee 2500.00",
            "BP-2025-0993014N-1 Perrin RUPN 1250.00 Soldee 1250.00",
            "BP-2026-0992001M-1 Durand RUPN 1250.00 EnPaiement 1250.00",
            "BP-2026-0992001M-1 Marchand RUPN 625.00 EnPaiement 625.00",
            "BP-2026-0992001M-2 Caron RUPN 312.50 Preparee 312.50",
            "BP-2026-0993014N-1 Andrieu-Prat RUPN 625.00 EnPaiement 625.00",
            "BP-2026-0993014N-1 Bertin DECROCHAGE 1250.00 Refusee 0.00",
            "BP-2026-0993014N-1 Haddad RUPN 2500.00 EnPaiement 2500.00",
            "BP-2026-0993014N-1 Perrin RUPN 1250.00 Modifiee 625.00",
            "BP-2026-0993014N-2 Andrieu-Prat DECROCHAGE 312.50 Proposee 312.50",
            "BP-2026-0993014N-2 Bertin TUTORAT 312.50 Retiree 0.00",
            "BP-2026-0993014N-2 Fabre CULTURE 625.00 Proposee 625.00",
            "BP-2026-0993032H-1 Guérin TUTORAT 312.50 Accordee 312.50",
            "BP-2026-0993032H-1 Lopez CULTURE 625.00 EnPaiement 625.00",
            "BP-2026-0993032H-1 Moulin RUPN 625.00 EnPaiement 625.00",
        ], ecrites);
    }

    [Fact]
    public async Task Les_etats_liquidatifs_sont_dans_leur_situation_et_tombent_juste()
    {
        using var db = _base.Contexte();
        var etats = await db.EtatsLiquidatifs.Include(e => e.Lignes).Include(e => e.Etablissement).AsSplitQuery().ToListAsync();

        Assert.Equal(
        [
            "2013 0992001M EL-2013-0992001M-1 Transmis 3 2920.00", "2013 0993014N EL-2013-0993014N-1 Solde 4 4000.00",
            "2025 0991007G EL-2025-0991007G-1 Solde 1 625.00", "2025 0992001M EL-2025-0992001M-1 Solde 18 1875.00",
            "2025 0993014N EL-2025-0993014N-1 Solde 18 3750.00", "2026 0992001M  Soumis 2 208.32", "2026 0993014N  EnPreparation 3 416.65",
        ], etats.Select(e => $"{e.Annee.Debut} {e.Etablissement!.Uai} {e.Numero} {e.Etat} {e.Lignes.Count} {Euros(e.Total)}").Order(StringComparer.Ordinal));
        Assert.Equal(5 * 3, await db.PiecesArchivees.CountAsync(p => p.EtatLiquidatifId != null));
        Assert.Equal(13896, (await db.Echeances.SingleAsync(e => e.TropPercu != null)).TropPercu!.Montant.Centimes);
        Assert.Equal("Moulin", (await db.Echeances.Include(e => e.Attribution!.Personne).SingleAsync(e => e.Situation == SituationDEcheance.Retenue)).Attribution!.Personne!.NomUsage);
    }

    private static string Euros(Montant montant) => montant.Euros.ToString("0.00", CultureInfo.InvariantCulture);
}
