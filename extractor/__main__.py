"""`python -m extractor` is `agendapack`."""

from extractor.cli import main

if __name__ == "__main__":
    main()
