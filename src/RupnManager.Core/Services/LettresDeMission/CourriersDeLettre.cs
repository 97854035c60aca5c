using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Une personne attendue à une étape, sa qualité, et depuis quand elle l'exerce.</summary>
public sealed record SignataireAttendu(Personne Personne, string Qualite, DateOnly? Depuis);

/// <summary>Qui est averti d'un geste sur une lettre, et par quels mots.</summary>
public sealed class CourriersDeLettre(RupnDbContext db, CourrielService courriels, EnFonctionService enFonction, TimeProvider horloge)
{
    /// <summary>Dit à la personne attendue que c'est à elle de signer ; au délégataire aussi, quand c'est au chef.</summary>
    public async Task AvertirDuTourAsync(LettreDeMission lettre, CancellationToken ct)
    {
        if (lettre.Etat.EtapeAttendue() is not { } etape) return;
        var sinon = etape switch
        {
            Etape.Rupn => "\n\nSi vous n'êtes pas d'accord, vous pouvez la refuser en disant pourquoi.",
            Etape.Dan => "\n\nSi vous n'êtes pas d'accord, vous pouvez la renvoyer en disant pourquoi.",
            _ => "",
        };
        foreach (var (personne, qualite, _) in (await SignatairesAsync(lettre, etape, ct)).Concat(await DelegatairesAsync(lettre, etape, ct)))
            courriels.Preparer("a-signer", personne, $"La lettre {lettre.Reference} attend votre signature", $"""
                La lettre de mission {lettre.Reference} ({lettre.Mission!.Etablissement!.Nom}, {lettre.Annee}) est prête.
                C'est à vous de la signer, en qualité de {qualite}.
                Prévoyez votre mot de passe.

                Ouvrir la lettre : {Lien(lettre)}{sinon}
                """, Academie(lettre));
    }

    /// <summary>Dit le refus du RUPN ou le renvoi du DAN au chef et à tous ceux qui ont signé : qui, pourquoi, et après.</summary>
    public async Task AvertirDuRetourAsync(LettreDeMission lettre, IEnumerable<Guid> signataires, Acteur auteur, string motif, CancellationToken ct)
    {
        var refusee = lettre.Etat is EtatDeLettre.Refusee;
        var quand = horloge.Maintenant().InstantEnLettres();
        var texte = refusee
            ? $"""
               {auteur.Designation} a refusé la lettre {lettre.Reference} le {quand}.
               Motif : {motif}
               Les signatures déjà données sont sans effet.
               Prochain geste : le chef d'établissement reprend le texte.

               Voir la lettre : {Lien(lettre)}
               """
            : $"""
               {auteur.Designation}, {auteur.Qualite}, a renvoyé la lettre {lettre.Reference} le {quand}.
               À reprendre : {motif}
               Les signatures déjà données sont sans effet.
               Prochain geste : le chef d'établissement corrige, puis chacun signe.

               Voir la lettre : {Lien(lettre)}
               """;
        var chefs = await SignatairesAsync(lettre, Etape.Chef, ct);
        var signes = signataires.Where(id => id != auteur.PersonneId).ToList();
        var autres = await db.Personnes.Where(p => signes.Contains(p.Id)).ToListAsync(ct);
        foreach (var personne in chefs.Select(c => c.Personne).Concat(autres).DistinctBy(p => p.Id))
            courriels.Preparer(refusee ? "lettre-refusee" : "lettre-renvoyee", personne,
                $"La lettre {lettre.Reference} a été {(refusee ? "refusée" : "renvoyée")}", texte, Academie(lettre));
    }

    /// <summary>Dit au RUPN dont on attendait la signature que la lettre est fermée.</summary>
    internal void AvertirDeLaFermeture(LettreDeMission lettre, Acteur auteur, string motif) =>
        courriels.Preparer("lettre-fermee", lettre.Mission!.Personnel!.Personne!, $"La lettre {lettre.Reference} n'attend plus votre signature", $"""
            {auteur.Designation} a confié la mission à une autre personne.
            Motif : {motif}
            Vous n'avez rien à faire : la lettre {lettre.Reference} ({lettre.Mission.Etablissement!.Nom}, {lettre.Annee}) est abandonnée.
            """, Academie(lettre));

    /// <summary>Dit à chacun de ceux qui ont signé que la lettre est validée et scellée.</summary>
    public async Task AvertirDeLaValidationAsync(LettreDeMission lettre, CancellationToken ct)
    {
        var signataires = lettre.VersionCourante.Posees.Select(s => s.PersonneId).ToList();
        foreach (var personne in await db.Personnes.Where(p => signataires.Contains(p.Id)).ToListAsync(ct))
            courriels.Preparer("lettre-validee", personne, $"La lettre {lettre.Reference} est validée", $"""
                Toutes les signatures sont réunies depuis le {lettre.VersionCourante.Posees.Last().Le.DateEnLettres()}.
                Le document scellé est disponible : {Lien(lettre)}
                Il ne changera plus ; une modification passera par un avenant.
                Chacun peut le vérifier avec son code, imprimé en dernière page.
                """, Academie(lettre));
    }

    /// <summary>Ceux qui peuvent signer pour le chef aujourd'hui ; jamais leur propre lettre.</summary>
    private async Task<IEnumerable<SignataireAttendu>> DelegatairesAsync(LettreDeMission lettre, Etape etape, CancellationToken ct)
    {
        if (etape is not Etape.Chef) return [];
        var rupn = lettre.Mission!.Personnel!.PersonneId;
        return (await enFonction.DelegationsAsync(lettre.EtablissementId, ct)).Where(d => d.DelegataireId != rupn)
            .Select(d => new SignataireAttendu(d.Delegataire!, d.TitreDuDelegataire + Delegation.Mention, d.Debut));
    }

    /// <summary>Les personnes en fonction aujourd'hui pour une étape, avec leur qualité.</summary>
    public async Task<IReadOnlyList<SignataireAttendu>> SignatairesAsync(LettreDeMission lettre, Etape etape, CancellationToken ct)
    {
        if (etape is Etape.Rupn) return [new(lettre.Mission!.Personnel!.Personne!, "RUPN", null)];
        var jour = horloge.Aujourdhui();
        var affectations = await db.Affectations
            .Where(a => etape == Etape.Chef
                ? a.Role == Role.ChefEtablissement && a.EtablissementId == lettre.EtablissementId
                : a.Role == Role.Dan && a.CodeAcademie == lettre.CodeAcademie)
            .Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Include(a => a.Personne).ToListAsync(ct);
        return [.. affectations.Select(a => new SignataireAttendu(a.Personne!, a.Role is Role.Dan ? a.Titre ?? Libelle(a) : Libelle(a), a.Debut))];
    }

    private static string Libelle(Affectation affectation) => affectation.Role.Libelle(affectation.Personne!.Civilite);

    private string Lien(LettreDeMission lettre) => courriels.Lien($"lettres-de-mission/{lettre.Id}");

    private static string Academie(LettreDeMission lettre) => lettre.Mission!.Etablissement!.Academie!.NomComplet;
}
