using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce que le chef envoie de son brouillon, et le jeton de la version qu'il a lue.</summary>
public sealed record BrouillonEnvoye
{
    public required Guid LettreId { get; init; }
    public required int Jeton { get; init; }
    public required ContenuDeLettre Contenu { get; init; }
}

/// <summary>Quelqu'un d'autre a écrit : ce qui est en base, à comparer avec ce qui est tapé.</summary>
public sealed class BrouillonModifieException(LettreDeMission lettre, string phrase) : Exception(phrase)
{
    public LettreDeMission Lettre { get; } = lettre;
}

/// <summary>Rédiger une lettre : la créer, l'écrire, la mettre à la signature, la reprendre, l'abandonner.</summary>
public sealed class RedactionService(
    RupnDbContext db, JournalService journal, CourriersDeLettre courriers, ModeleService modeles, ReglageService reglages, TimeProvider horloge)
{
    /// <summary>Ouvre un brouillon pour une mission. Refus : mission.doublon, lettre.modele.</summary>
    public async Task<Guid> RedigerAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var mission = await db.Missions.VisiblesPar(acteur).Where(m => m.Id == missionId && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Include(m => m.Personnel!.Personne).Include(m => m.Etablissement!.Academie).Include(m => m.Fonction).TrouverAsync(ct);
        var deja = await db.Lettres.VisiblesPar(acteur)
            .AnyAsync(l => l.MissionId == missionId && l.Etat != EtatDeLettre.Abandonnee && l.Nature == NatureDeLActe.Lettre, ct);
        if (deja)
            throw ReglesDesMissions.Doublon.Refus(("personne", mission.Personnel!.Personne!.Designation), ("fonction", mission.Fonction!.Libelle));
        var contenu = await ContenuInitialAsync(mission, ct);
        return await CreerAsync(mission, contenu, acteur, "", ct);
    }

    /// <summary>Enregistre le brouillon. Refus : ceux du contenu ; BrouillonModifieException si un autre a écrit.</summary>
    public async Task<LettreDeMission> EnregistrerAsync(BrouillonEnvoye envoi, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await TrouverAsync(envoi.LettreId, acteur, ct);
        if (lettre.Etat is EtatDeLettre.Brouillon && lettre.Jeton != envoi.Jeton)
            throw new BrouillonModifieException(lettre, ReglesDeLaLettre.EntreTemps.Dire(
                ("auteur", lettre.ModifieeParNom ?? "Quelqu'un"), ("heure", (lettre.ModifieeLe ?? lettre.EtatDepuis).HeureEnLettres())));
        lettre.Ecrire(envoi.Contenu with { Annexe = lettre.VersionCourante.Contenu.Annexe }, acteur, horloge.Maintenant());
        await db.SaveChangesAsync(ct);
        return lettre;
    }

    /// <summary>Fige le texte et avertit le premier signataire. Refus : lettre.champ-vide, avenant.vide.</summary>
    public async Task MettreALaSignatureAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await TrouverAsync(id, acteur, ct);
        lettre.MettreALaSignature(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.LettreMiseALaSignature, Objet(lettre), $"a mis la lettre {lettre.Reference} à la signature.");
        await courriers.AvertirDuTourAsync(lettre, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Rouvre le texte : version suivante après un refus ou un renvoi.</summary>
    public async Task ReprendreAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await TrouverAsync(id, acteur, ct);
        var sansEffet = lettre.VersionCourante.Signatures.Count(s => s.Etat is EtatDeSignature.SansEffet);
        lettre.Reprendre(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.LettreReprise, Objet(lettre),
            $"a repris la lettre {lettre.Reference}, version {lettre.NumeroDeVersion} ; {sansEffet} signature(s) sans effet.".Accorder(sansEffet));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ferme une lettre sans effet ; sa référence n'est pas réutilisée.</summary>
    public async Task AbandonnerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await TrouverAsync(id, acteur, ct);
        lettre.Abandonner(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.LettreAbandonnee, Objet(lettre), $"a abandonné la lettre {lettre.Reference}.");
        await db.SaveChangesAsync(ct);
    }

    internal async Task<Guid> CreerAsync(Mission mission, ContenuDeLettre contenu, Acteur acteur, string origine, CancellationToken ct)
    {
        var academie = mission.Etablissement!.CodeAcademie;
        var modele = await modeles.ModeleEnVigueurAsync(academie, mission.Annee, ct);
        var reglage = await reglages.PourAsync(academie, mission.Annee, ct);
        var rang = await db.Lettres.VisiblesPar(acteur)
            .Where(l => l.EtablissementId == mission.EtablissementId && l.Annee == mission.Annee).MaxAsync(l => (int?)l.Rang, ct) ?? 0;
        var repris = contenu.Clauses.IsEmpty ? contenu with { Clauses = ContenuDeLettre.Initial(modele).Clauses } : contenu;
        var lettre = LettreDeMission.Rediger(mission, modele, reglage, rang + 1, CodeDeVerification.Tirer(), repris, horloge.Maintenant());
        db.Lettres.Add(lettre);
        journal.Consigner(acteur, Evenement.LettreCreee, Objet(lettre), $"a créé la lettre {lettre.Reference} (modèle {modele.Nom}){origine}.");
        await db.SaveChangesAsync(ct);
        return lettre.Id;
    }

    private async Task<ContenuDeLettre> ContenuInitialAsync(Mission mission, CancellationToken ct)
    {
        var modele = await modeles.ModeleEnVigueurAsync(mission.Etablissement!.CodeAcademie, mission.Annee, ct);
        var contenu = ContenuDeLettre.Initial(modele);
        var champs = new Dictionary<string, string?> { ["équipements"] = mission.Equipements, ["lieu"] = mission.Lieu, ["durée"] = mission.Temps }
            .Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!);
        var clauses = contenu.Clauses;
        if (champs.ContainsKey("équipements") && modele.Adaptables.FirstOrDefault(c => c.Cle == "moyens.materiel") is { } materiel)
            clauses = clauses.Add(new(materiel.Cle, materiel.Partie, materiel.Texte));
        if (champs.ContainsKey("durée") && modele.Adaptables.FirstOrDefault(c => c.Cle == "moyens.temps") is { } temps)
            clauses = clauses.Add(new(temps.Cle, temps.Partie, temps.Texte));
        return contenu with { Clauses = clauses, Champs = contenu.Champs.AddRange(champs) };
    }

    private async Task<LettreDeMission> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == id).Completes().TrouverAsync(ct);

    internal static ObjetDuJournal Objet(LettreDeMission lettre) => new("lettre", lettre.Id, lettre.EtablissementId, lettre.CodeAcademie);
}
