using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>Dit l'effet de chaque ligne : les départs d'abord, pour qu'un successeur puisse être écrit avant celui qu'il remplace.</summary>
internal sealed class PlanDeComptes(ComptesConnus connus, Acteur acteur, DateOnly jour)
{
    private readonly Dictionary<(string, Role, string), int> _lues = [];

    public (List<EffetDeCompte> Effets, List<FauteDeLigne> Fautes) Etablir(IReadOnlyList<CompteDemande> demandes)
    {
        var (effets, fautes, attente) = (new List<EffetDeCompte>(), new List<FauteDeLigne>(), new List<(CompteDemande, Etablissement?, Academie?)>());
        foreach (var demande in demandes)
            Tenter(demande, fautes, () =>
            {
                var (etablissement, academie) = Situer(demande);
                RefuserUnDoublon(demande, etablissement, academie);
                if (Existante(demande, etablissement, academie) is { } existante) effets.Add(Changer(demande, existante));
                else attente.Add((demande, etablissement, academie));
            });
        foreach (var (demande, etablissement, academie) in attente)
            Tenter(demande, fautes, () => effets.Add(Ouvrir(demande, etablissement, academie)));
        return ([.. effets.OrderBy(e => e.Ligne)], fautes);
    }

    private static void Tenter(CompteDemande demande, List<FauteDeLigne> fautes, Action lecture)
    {
        try
        {
            lecture();
        }
        catch (RegleMetierException refus)
        {
            fautes.Add(new(demande.Ligne, ColonnesDeComptes.Concernee(refus), refus.Message));
        }
    }

    /// <summary>Le lieu de la ligne, dans le périmètre de qui importe.</summary>
    private (Etablissement? Etablissement, Academie? Academie) Situer(CompteDemande demande)
    {
        var role = demande.Role;
        if (role is Role.Administrateur or Role.Delegataire || (role.SExerceEnAcademie() && acteur.Role is not Role.Administrateur))
            throw ReglesDesComptes.FichierRole.Refus(("role", role.Libelle()));
        if (role.SExerceEnAcademie())
        {
            if (demande.Uai is not null) throw ReglesDesComptes.AffectationLieuEnTrop.Refus(("role", role.Libelle()), ("lieu", "dans une académie"));
            if (demande.Academie is null) throw ReglesDesComptes.AffectationLieu.RefusSur("CodeAcademie", ("role", role.Libelle()), ("lieu", "dans une académie"));
            return (null, connus.Academie(demande.Academie) ?? throw ReglesDesComptes.FichierAcademie.Refus(("saisie", demande.Academie)));
        }
        if (demande.Uai is not { } uai) throw ReglesDesComptes.AffectationLieu.RefusSur("Uai", ("role", role.Libelle()), ("lieu", "dans un établissement"));
        return (connus.Etablissement(uai) ?? throw ReglesDesComptes.EtablissementInconnu.Refus(("saisie", uai)), null);
    }

    private void RefuserUnDoublon(CompteDemande demande, Etablissement? etablissement, Academie? academie)
    {
        var cle = (demande.Identite.CourrielNormalise, demande.Role, etablissement?.Uai.Valeur ?? academie!.Code);
        if (!_lues.TryAdd(cle, demande.Ligne)) throw ReglesDesComptes.FichierDoublon.Refus(("ligne", _lues[cle]));
    }

    /// <summary>L'affectation que la ligne dit déjà : celle du même jour, sinon celle en cours ou à venir, sinon celle qui a fini ce jour-là.</summary>
    private Affectation? Existante(CompteDemande demande, Etablissement? etablissement, Academie? academie)
    {
        if (connus.Personne(demande.Identite.CourrielNormalise) is not { } personne) return null;
        if (personne.Id == acteur.PersonneId) throw ReglesDesComptes.FichierSoi.Refus();
        RefuserUnAutreNom(demande.Identite, personne);
        var ici = connus.De(personne).Where(a => a.Role == demande.Role && a.EtablissementId == etablissement?.Id && a.CodeAcademie == academie?.Code && a.APrisEffet)
            .OrderBy(a => a.Debut).ToList();
        if (demande.Debut is not { } debut)
            return ici.FirstOrDefault(a => a.Fin is null || a.Fin >= jour) ?? ici.LastOrDefault(a => demande.Fin is { } fin && a.Fin == fin);
        if (ici.FirstOrDefault(a => a.Debut == debut) is { } memeJour) return memeJour;
        return ici.FirstOrDefault(a => a.Chevauche(debut, demande.Fin)) is { } autre
            ? throw ReglesDesComptes.FichierDebut.Refus(("personne", personne.Designation), ("date", autre.Debut.EnLettres())) : null;
    }

    /// <summary>Une affectation connue : son dernier jour, son titre. Ce que la ligne laisse vide ne change pas.</summary>
    private EffetDeCompte Changer(CompteDemande demande, Affectation affectation)
    {
        var (changements, depart, prolonge) = (new List<string>(), false, false);
        if (demande.Fin is { } fin && fin != affectation.Fin)
        {
            if (affectation.Fin < jour) throw ReglesDesComptes.AffectationFinie.Refus(("date", affectation.Fin.Value.EnLettres()));
            var avant = affectation.Fin;
            affectation.Terminer(fin);
            if (fin > avant) Verifier(affectation, () => affectation.Terminer(avant.Value));
            changements.Add($"dernier jour : {fin.EnChiffres()}");
            depart = true;
            prolonge = fin > avant;
        }
        if (affectation.Intituler(demande.Titre)) changements.Add($"titre : {affectation.Titre}");
        return new(demande.Ligne, changements.Count > 0 ? SortDeCompte.Modifiee : SortDeCompte.Inchangee, affectation, string.Join(" ; ", changements)) { EstUnDepart = depart, EstUneProlongation = prolonge };
    }

    private EffetDeCompte Ouvrir(CompteDemande demande, Etablissement? etablissement, Academie? academie)
    {
        if (etablissement is { Ouvert: false }) throw ReglesDesComptes.EtablissementInconnu.Refus(("saisie", etablissement.Uai));
        var connue = connus.Personne(demande.Identite.CourrielNormalise);
        if (connue is not null) RefuserUnAutreNom(demande.Identite, connue);
        var personne = connue ?? OuvertureDeCompte.Naitre(demande.Identite);
        var compte = connus.Compte(personne);
        if (compte is { Actif: false }) throw ReglesDesComptes.CompteFerme.Refus(("personne", personne.Designation));
        var affectation = new Affectation
        {
            PersonneId = personne.Id, Personne = personne, Role = demande.Role, Debut = demande.Debut ?? jour, Titre = demande.Titre,
            EtablissementId = etablissement?.Id, Etablissement = etablissement, CodeAcademie = academie?.Code, Academie = academie,
        }.Verifier();
        if (demande.Fin is { } fin) affectation.Terminer(fin);
        affectation.VerifierParmi(connus.Autour(affectation));
        connus.Retenir(personne);
        if (compte is null) connus.Retenir(new Compte { Id = personne.Id });
        connus.Retenir(affectation);
        var periode = affectation.Fin is { } terme ? $"du {affectation.Debut.EnChiffres()} au {terme.EnChiffres()}" : $"à partir du {affectation.Debut.EnChiffres()}";
        return new(demande.Ligne, compte is null ? SortDeCompte.NouveauCompte : SortDeCompte.NouvelleAffectation, affectation, periode)
        {
            PersonneNouvelle = connue is null,
        };
    }

    /// <summary>Seule l'administration apprend le nom que porte un courriel.</summary>
    private void RefuserUnAutreNom(IdentiteSaisie identite, Personne personne)
    {
        if (identite.EstCelleDe(personne)) return;
        throw acteur.Role is Role.Administrateur
            ? ReglesDesComptes.ComptePersonne.Refus(("personne", personne.Designation))
            : ReglesDesComptes.DelegationPersonne.Refus(("personne", $"{identite.Prenom} {identite.NomUsage}"));
    }

    private void Verifier(Affectation affectation, Action defaire)
    {
        try
        {
            affectation.VerifierParmi(connus.Autour(affectation));
        }
        catch (RegleMetierException)
        {
            defaire();
            throw;
        }
    }
}
