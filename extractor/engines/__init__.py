"""How many packs are run: side by side in supervised children here (`local`), or on a cluster (`ray`).

An engine takes `Task`s and gives `Done`s, in whatever order they finish. What a task does is `worker.run_task`, the
same in every engine, so that their results are the same bytes.
"""
