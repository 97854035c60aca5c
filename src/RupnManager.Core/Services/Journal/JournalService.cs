using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Services.Journal;

/// <summary>Sur quoi porte une entrée du journal, et qui pourra la lire.</summary>
public sealed record ObjetDuJournal(string Nom, Guid Id, Guid? EtablissementId, string? CodeAcademie, bool Technique = false, bool DitUnMontant = false);

/// <summary>Écrit au journal, dans la transaction du geste.</summary>
public sealed class JournalService(RupnDbContext db, TimeProvider horloge)
{
    private const string Application = "L'application";

    /// <summary>Consigne le geste d'une personne ; la phrase commence après son nom : « a signé la lettre … ».</summary>
    public void Consigner(Acteur acteur, string evenement, ObjetDuJournal objet, string geste, DateTime? le = null) =>
        Ajouter(acteur.PersonneId, acteur.Designation, acteur.Qualite, evenement, objet, $"{acteur.Designation} {geste}", le);

    /// <summary>Consigne le geste d'une personne sur son propre compte, hors de toute qualité.</summary>
    public void Consigner(Personne titulaire, string evenement, ObjetDuJournal objet, string geste) =>
        Ajouter(titulaire.Id, titulaire.Designation, "titulaire du compte", evenement, objet, $"{titulaire.Designation} {geste}", null);

    /// <summary>Consigne un geste de l'application elle-même.</summary>
    public void Consigner(string evenement, ObjetDuJournal objet, string phrase, DateTime? le = null) =>
        Ajouter(null, Application, "traitement automatique", evenement, objet, phrase, le);

    private void Ajouter(Guid? personne, string auteur, string qualite, string evenement, ObjetDuJournal objet, string phrase, DateTime? le) =>
        db.Journal.Add(new EntreeJournal
        {
            Le = le ?? horloge.Maintenant(),
            PersonneId = personne,
            Auteur = auteur,
            Qualite = qualite,
            Evenement = evenement,
            Objet = objet.Nom,
            ObjetId = objet.Id,
            Phrase = phrase.Length > EntreeJournal.LongueurDeLaPhrase ? phrase[..EntreeJournal.LongueurDeLaPhrase] : phrase,
            EtablissementId = objet.EtablissementId,
            CodeAcademie = objet.CodeAcademie,
            Technique = objet.Technique,
            DitUnMontant = objet.DitUnMontant,
        });
}
