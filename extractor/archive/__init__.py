"""The output folder as an archive of packs: nothing lost, nothing doubled, nothing half.

`layout`   where things lie                      `journal`  what is done, and how, in SQLite
`commit`   a change of files, all or none        `publish`  one pack's files into the datasets
`compact`  many small files into few             `verify`   do files and journal agree
`opened`   the archive as one writer holds it    `release`  a dated copy for others, with checksums
"""
