using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Lots;
using RupnManager.Services.Missions;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>La relance de plusieurs personnes passe par le moteur des lots : une ligne par personne, un compte rendu, jamais deux courriels.</summary>
public sealed class RappelEnLotTests : IDisposable
{
    private static readonly ChoixDeRelance Toutes = new(new AnneeScolaire(2026), ListeARelancer.Lettres) { Tout = true };
    private readonly SceneDeLots _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Chaque_personne_relancee_est_une_ligne_faite_et_ne_recoit_qu_un_courriel()
    {
        var lancee = await LancerAsync();
        await _scene.TravaillerAsync();

        var lot = await _scene.LireAsync(lancee.LotId!.Value);
        Assert.Equal((NatureDeLot.Rappel, EtatDeLot.Terminee), (lot.Nature, lot.Etat));
        Assert.Equal(lancee.Nombre, lot.Lignes.Count);
        Assert.All(lot.Lignes, l => Assert.Equal(EtatDeLigneDeLot.Faite, l.Etat));
        using var db = _scene.Base.Contexte();
        var envois = await db.EnvoisDeRappels.Where(e => e.Le >= TestDatabase.JourDeReference.UtcDateTime).Select(e => e.PersonneId).ToListAsync();
        Assert.Equal(envois.Count, envois.Distinct().Count());
        var delegataires = await db.Delegations.Select(d => d.DelegataireId).ToListAsync();
        Assert.Equal(lancee.Nombre, envois.Count(e => !delegataires.Contains(e)));
        // La lettre que la cheffe doit signer est rappelée aussi à son adjoint, sur la même ligne.
        var adjoint = await db.Personnes.SingleAsync(p => p.Courriel == Troupe.Courriel("adjoint.college"));
        Assert.Contains(adjoint.Id, envois);
        Assert.Single(lot.Lignes, l => l.Libelle.Contains(adjoint.Designation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ce_qui_a_bouge_entre_temps_est_dit_ligne_par_ligne_et_le_reste_part()
    {
        var lancee = await LancerAsync();
        await _scene.FaireAsync("chef.erea", async (s, a) =>
        {
            using var db = _scene.Base.Contexte();
            var mission = await db.Lettres.Where(l => l.EtablissementId == a.EtablissementId && l.Annee == new AnneeScolaire(2026)).Select(l => l.MissionId).SingleAsync();
            await s.GetRequiredService<MissionService>().AnnulerAsync(mission, a);
        });
        await _scene.TravaillerAsync();

        var lot = await _scene.LireAsync(lancee.LotId!.Value);
        Assert.Equal("Le geste est fait : il n'y a plus rien à rappeler.", Assert.Single(lot.Lignes, l => l.Etat is EtatDeLigneDeLot.DejaFaite).Motif);
        Assert.Equal(lancee.Nombre - 1, lot.Lignes.Count(l => l.Etat is EtatDeLigneDeLot.Faite));
    }

    [Fact]
    public async Task Un_rappel_de_regle_passe_avant_le_lot_ecarte_la_ligne()
    {
        var lancee = await LancerAsync();
        _scene.Base.Horloge.SetUtcNow(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await _scene.FaireAsync("dan", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());
        await _scene.TravaillerAsync();

        var lot = await _scene.LireAsync(lancee.LotId!.Value);
        Assert.Contains(lot.Lignes, l => l.Etat is EtatDeLigneDeLot.Ecartee && l.Motif!.Contains("a déjà reçu un rappel le 24 novembre 2026 : un par semaine au plus."));
        using var db = _scene.Base.Contexte();
        Assert.All(await db.EnvoisDeRappels.GroupBy(e => new { e.PersonneId, e.Semaine }).Select(g => g.Count()).ToListAsync(), n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task Choisie_dans_la_file_une_lettre_qui_attend_le_DAN_ou_deja_rappelee_n_entre_pas()
    {
        using var db = _scene.Base.Contexte();
        var blin = await db.Lettres.Where(l => l.Reference == "RUPN-2026-0993021W-1").Select(l => l.Id).SingleAsync();

        var lot = await _scene.LireAsync(await _scene.ChoisirAsync([blin], NatureDeLot.Rappel));

        Assert.Contains("Mme Sarah Blin a déjà reçu un rappel", Assert.Single(lot.Lignes).Motif);
    }

    [Fact]
    public async Task Qui_a_des_gestes_dans_deux_etablissements_recoit_un_seul_courriel_qui_les_dit_tous()
    {
        var (ici, ailleurs) = await DansDeuxEtablissementsAsync();

        var lot = await _scene.ChoisirAsync([ici.Lettre], NatureDeLot.Rappel);
        var ligne = Assert.Single((await _scene.LireAsync(lot)).Lignes);
        Assert.Contains("et un autre établissement : signer", ligne.Libelle);
        Assert.EndsWith(" de plus", ligne.Reference);
        await _scene.LancerAsync(lot, 1);
        await _scene.TravaillerAsync();

        using var db = _scene.Base.Contexte();
        var envoi = await db.EnvoisDeRappels.Include(e => e.Rappels).SingleAsync(e => e.PersonneId == ici.Personne && e.Le >= TestDatabase.JourDeReference.UtcDateTime);
        Assert.Superset(new HashSet<Guid> { ici.Lettre, ailleurs.Lettre }, envoi.Rappels.Select(r => r.ActeId).ToHashSet());
        Assert.Equal(2, envoi.Rappels.Select(r => r.EtablissementId).Distinct().Count());
        var courriel = await db.Courriels.SingleAsync(c => c.Id == envoi.CourrielId);
        Assert.Equal($"[RUPN] Rappel – {envoi.Rappels.Count} gestes vous attendent", courriel.Objet);
        Assert.Contains(ici.Etablissement, courriel.Texte);
        Assert.Contains(ailleurs.Etablissement, courriel.Texte);

        // La lettre de l'autre établissement, choisie ensuite : une semaine n'est pas passée.
        var second = await _scene.LireAsync(await _scene.ChoisirAsync([ailleurs.Lettre], NatureDeLot.Rappel));
        Assert.Contains("un par semaine au plus.", Assert.Single(second.Lignes).Motif);
    }

    [Fact]
    public async Task La_relance_d_une_seule_personne_dit_aussi_tout_ce_qui_l_attend()
    {
        var (ici, ailleurs) = await DansDeuxEtablissementsAsync();

        var relance = await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RelanceService>().PreparerAsync(Toutes with { Tout = false, Actes = [ici.Lettre] }, a));

        var destinataire = Assert.Single(relance.Destinataires);
        Assert.Superset(new HashSet<Guid> { ici.Lettre, ailleurs.Lettre }, destinataire.Gestes.Select(g => g.Attente.ActeId).ToHashSet());
        Assert.Contains(ailleurs.Etablissement, destinataire.Texte);
        // Le chef d'un des deux établissements ne relance que pour le sien : l'autre n'est pas dans son périmètre.
        var chef = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RelanceService>().PreparerAsync(Toutes, a));
        Assert.DoesNotContain(chef.Destinataires.SelectMany(d => d.Gestes), g => g.Attente.ActeId == ailleurs.Lettre);
    }

    [Fact]
    public async Task Qui_vient_d_etre_rappele_pour_un_autre_etablissement_ne_l_est_pas_deux_fois_dans_la_semaine()
    {
        var (ici, ailleurs) = await DansDeuxEtablissementsAsync();
        _scene.Base.Retoucher($"UPDATE Lettres SET Etat = 'ASignerParLeDan' WHERE Id = '{$"{ici.Lettre}".ToUpperInvariant()}'");
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RelanceService>().EnvoyerAsync(Toutes with { Tout = false, Actes = [ailleurs.Lettre] }, a));
        _scene.Base.Retoucher($"UPDATE Lettres SET Etat = 'ASignerParLeRupn' WHERE Id = '{$"{ici.Lettre}".ToUpperInvariant()}'");

        var chef = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RelanceService>().PreparerAsync(Toutes with { Tout = false, Actes = [ici.Lettre] }, a));

        Assert.Equal((0, 1), (chef.Destinataires.Count, chef.DejaCetteSemaine));
    }

    /// <summary>M. Durand, RUPN du collège, tient aussi la mission d'un autre établissement : chacune de ses lettres attend sa signature.</summary>
    private async Task<((Guid Lettre, Guid Personne, string Etablissement) Ici, (Guid Lettre, Guid Personne, string Etablissement) Ailleurs)> DansDeuxEtablissementsAsync()
    {
        using var db = _scene.Base.Contexte();
        var attendues = await db.Lettres.Where(l => l.Annee == new AnneeScolaire(2026) && l.Etat == EtatDeLettre.ASignerParLeRupn)
            .Select(l => new { l.Id, l.Mission!.PersonnelId, l.Mission.Personnel!.PersonneId, l.Etablissement!.Nom, l.Mission.Personnel.Personne!.NomUsage }).ToListAsync();
        var ici = attendues.First(l => l.NomUsage == "Durand");
        var ailleurs = attendues.First(l => l.Nom != ici.Nom);
        _scene.Base.Retoucher($"UPDATE Personnels SET PersonneId = '{$"{ici.PersonneId}".ToUpperInvariant()}' WHERE Id = '{$"{ailleurs.PersonnelId}".ToUpperInvariant()}'");
        return ((ici.Id, ici.PersonneId, ici.Nom), (ailleurs.Id, ici.PersonneId, ailleurs.Nom));
    }

    [Fact]
    public async Task Une_seule_personne_ou_un_chef_ne_font_pas_de_lot()
    {
        var lots = await _scene.CompterAsync(d => d.Lots);
        var seule = await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RelanceEnLotService>().EnvoyerAsync(Toutes with { Liste = ListeARelancer.SansLettre }, a));
        Assert.Equal(new RelanceLancee(1, null), seule);

        var chef = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RelanceEnLotService>().EnvoyerAsync(Toutes, a));
        Assert.Equal(new RelanceLancee(1, null), chef);
        Assert.Equal(lots, await _scene.CompterAsync(d => d.Lots));
        using var db = _scene.Base.Contexte();
        Assert.True(await db.EnvoisDeRappels.AnyAsync(e => e.Personne!.Courriel == Troupe.Courriel("rupn.college") && e.Auteur == "Mme Hélène Petit"));
    }

    private Task<RelanceLancee> LancerAsync() =>
        _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RelanceEnLotService>().EnvoyerAsync(Toutes, a));
}
